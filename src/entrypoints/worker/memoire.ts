/**
 * A file is read as millions of short-lived strings: with a small young generation they die there, and the process
 * keeps under 300 MB where it would let itself grow past 330.
 */
export const OPTIONS_MEMOIRE: readonly string[] = ["--max-semi-space-size=8"];
