import { lancer } from "#entrypoints/cli/lancer.ts";

await lancer(process.argv.slice(2));
