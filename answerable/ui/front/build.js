// Compiles the site's one stylesheet and one script into static/ui/dist, each beside its gzipped twin.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { compile } from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const modules = join(here, "../../../node_modules");
const dist = join(here, "../static/ui/dist");

function write(name, text) {
  const zipped = gzipSync(text, { level: 9 });
  writeFileSync(join(dist, name), text);
  writeFileSync(join(dist, `${name}.gz`), zipped);
  console.log(`${name}: ${Buffer.byteLength(text)} bytes, ${zipped.length} gzipped`);
}

function stylesheet() {
  return compile(join(here, "ui.scss"), { style: "compressed", loadPaths: [modules] }).css;
}

function script() {
  const library = readFileSync(join(modules, "govuk-frontend/dist/govuk/govuk-frontend.min.js"), "utf8");
  // Joined into one module, to save a request, so the start-up code uses the library's own names.
  if (!/export\{[^}]*\bcreateAll,/.test(library)) {
    throw new Error("govuk-frontend no longer exports createAll under its own name: change build.js");
  }
  return library.replace(/\/\/# sourceMappingURL=.*/, "\n") + readFileSync(join(here, "ui.js"), "utf8");
}

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });
write("ui.css", stylesheet());
write("ui.js", script());
write("icon.svg", readFileSync(join(here, "icon.svg"), "utf8"));
