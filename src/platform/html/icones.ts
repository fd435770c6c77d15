import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** The icons screens may use, by their Lucide name; always beside a word. */
export const NOMS_ICONES = [
  "arrow-left",
  "arrow-right",
  "baby",
  "briefcase",
  "building-2",
  "bus",
  "calendar",
  "calendar-check",
  "car",
  "check",
  "chevron-left",
  "chevron-right",
  "circle-alert",
  "circle-check",
  "circle-dashed",
  "clock",
  "download",
  "eye",
  "file-text",
  "graduation-cap",
  "heart-pulse",
  "house",
  "info",
  "keyboard",
  "languages",
  "laptop",
  "list-filter",
  "log-out",
  "mail",
  "map-pin",
  "menu",
  "message-square",
  "pencil",
  "phone",
  "plus",
  "printer",
  "rotate-ccw",
  "scale",
  "search",
  "send",
  "sprout",
  "trash-2",
  "triangle-alert",
  "undo-2",
  "upload",
  "user",
  "users",
  "wallet",
  "x",
] as const;

export type NomIcone = (typeof NOMS_ICONES)[number];

const DOSSIER = join(
  dirname(createRequire(import.meta.url).resolve("lucide-static/package.json")),
  "icons",
);

/** The drawing alone: size, stroke and colour are set once, in CSS. */
const dessin = (nom: NomIcone): string => {
  const svg = readFileSync(join(DOSSIER, `${nom}.svg`), "utf8");
  return svg
    .slice(svg.indexOf(">", svg.indexOf("<svg")) + 1, svg.lastIndexOf("</svg>"))
    .replace(/\s*\n\s*/g, "");
};

const DESSINS = new Map(NOMS_ICONES.map((nom) => [nom, dessin(nom)]));

export const symbole = (nom: NomIcone): string =>
  `<symbol id="i-${nom}" viewBox="0 0 24 24">${DESSINS.get(nom) ?? ""}</symbol>`;
