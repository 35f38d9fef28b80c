import { testPrograms } from "./recorded.ts";

testPrograms("numpy");
