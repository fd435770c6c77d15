#!/usr/bin/env node
// The verifier of the trace alone: nothing of the application it verifies is loaded.
import { fileURLToPath } from "node:url";

process.env.TSX_TSCONFIG_PATH ??= fileURLToPath(new URL("../tsconfig.json", import.meta.url));
const { register } = await import("tsx/esm/api");
register();
await import("../src/entrypoints/verificateur-trace/programme.ts");
