import { testPrograms } from "./recorded.ts";

testPrograms("python");
