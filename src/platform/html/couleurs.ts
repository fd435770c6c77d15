/** OKLCH → linear sRGB (Björn Ottosson's matrices). */
function lineaire(l: number, c: number, h: number): readonly [number, number, number] {
  const angle = (h * Math.PI) / 180;
  const [a, b] = [c * Math.cos(angle), c * Math.sin(angle)];
  const l3 = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m3 = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s3 = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l3 - 3.3077115913 * m3 + 0.2309699292 * s3,
    -1.2684380046 * l3 + 2.6097574011 * m3 - 0.3413193965 * s3,
    -0.0041960863 * l3 - 0.7034186147 * m3 + 1.707614701 * s3,
  ];
}

const DANS_LE_GAMUT = 1e-3;

const octet = (valeur: number): string => {
  const borne = Math.min(1, Math.max(0, valeur));
  const gamma = borne <= 0.0031308 ? 12.92 * borne : 1.055 * borne ** (1 / 2.4) - 0.055;
  return Math.round(gamma * 255)
    .toString(16)
    .padStart(2, "0");
};

/**
 * sRGB hexadecimal of `oklch(L C H)`. A colour outside sRGB loses chroma, never lightness: contrast
 * is what must survive.
 */
export function enHexadecimal(oklch: string): string {
  const m = /^oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)$/.exec(oklch.trim());
  if (!m) throw new Error(`Couleur illisible : ${oklch}`);
  const [l, h] = [Number(m[1]), Number(m[3])];
  let c = Number(m[2]);
  const dedans = (): boolean =>
    lineaire(l, c, h).every((v) => v >= -DANS_LE_GAMUT && v <= 1 + DANS_LE_GAMUT);
  while (c > 0 && !dedans()) c = Math.max(0, c - 0.002);
  return `#${lineaire(l, c, h).map(octet).join("")}`;
}
