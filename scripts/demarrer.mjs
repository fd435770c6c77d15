// `npm start`: installs what is missing, then starts everything with the demonstration.
import { preparer } from "./preparer.mjs";

preparer();
process.argv.splice(2, 0, "demarrer", "--demo");
await import("../bin/passerelle.mjs");
