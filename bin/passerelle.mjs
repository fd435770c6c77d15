#!/usr/bin/env node
// The sources run as they are, through tsx: nothing to build, from whatever directory.
import { fileURLToPath } from "node:url";

process.env.TSX_TSCONFIG_PATH ??= fileURLToPath(new URL("../tsconfig.json", import.meta.url));
const { register } = await import("tsx/esm/api");
register();
await import("../src/main.ts");
