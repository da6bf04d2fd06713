import { defineConfig } from "vitest/config";

// Code for the browser. A test that draws asks for a document in its first line: `// @vitest-environment happy-dom`.
export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: {
    include: ["packages/{ui,client}/src/**/*.test.{ts,tsx}", "apps/{auth,chat,console}/src/**/*.test.{ts,tsx}"],
    environment: "node",
    maxWorkers: 1,
    css: true,
  },
});
