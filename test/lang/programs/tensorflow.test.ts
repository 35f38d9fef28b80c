import { testPrograms } from "./recorded.ts";

testPrograms("tensorflow");
