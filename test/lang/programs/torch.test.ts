import { testPrograms } from "./recorded.ts";

testPrograms("torch");
