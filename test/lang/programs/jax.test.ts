import { testPrograms } from "./recorded.ts";

testPrograms("jax");
