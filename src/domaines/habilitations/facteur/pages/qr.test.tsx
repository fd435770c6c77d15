import decodeQR from "qr/decode.js";
import { expect, it } from "vitest";
import { DessinQr } from "./qr.tsx";

/** Reads the drawing as a camera would: from its pixels. */
const lire = (svg: string): string => {
  const cote = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);
  const grain = 6;
  const large = cote * grain;
  const data = new Uint8Array(large * large * 4).fill(255);
  for (const [, x, y, n] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let px = Number(x) * grain; px < (Number(x) + Number(n)) * grain; px += 1) {
      for (let py = Number(y) * grain; py < (Number(y) + 1) * grain; py += 1) {
        data.fill(0, (py * large + px) * 4, (py * large + px) * 4 + 3);
      }
    }
  }
  return decodeQR({ width: large, height: large, data });
};

it("le dessin se relit, et porte un nom pour qui ne le voit pas", () => {
  const texte = "otpauth://totp/Passerelle%20Pas-de-Calais:sophie.wattel?secret=FVNFEKYYYUBJIZQF";
  const svg = String(<DessinQr texte={texte} nom="Dessin à lire" />);
  expect(lire(svg)).toBe(texte);
  expect(svg).toContain('aria-label="Dessin à lire"');
});
