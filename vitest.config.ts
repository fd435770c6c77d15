import { defineConfig } from "vitest/config";

const DB = ["src/**/*.db.test.ts", "src/**/*.db.test.tsx", "tests/**/*.db.test.ts"];

export default defineConfig({
  test: {
    setupFiles: ["tests/graine.ts"],
    testTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: {
          name: "unite",
          include: ["{src,tests,scripts}/**/*.test.{ts,tsx}"],
          exclude: DB,
        },
      },
      {
        extends: true,
        test: {
          name: "base",
          include: DB,
          globalSetup: "tests/preparer-bases.ts",
          hookTimeout: 60_000,
          testTimeout: 60_000,
        },
      },
    ],
  },
});
