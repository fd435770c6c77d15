const NAVIGATEURS: readonly (readonly [motif: RegExp, nom: string])[] = [
  [/\bEdg(e|A|iOS)?\//, "Edge"],
  [/\bOPR\//, "Opera"],
  [/\b(Firefox|FxiOS)\//, "Firefox"],
  [/\b(Chrome|CriOS)\//, "Chrome"],
  [/\bSafari\//, "Safari"],
];

const SYSTEMES: readonly (readonly [motif: RegExp, nom: string])[] = [
  [/\bAndroid\b/, "Android"],
  [/\b(iPhone|iPad)\b/, "iPhone ou iPad"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b/, "Mac"],
  [/\bLinux\b/, "Linux"],
];

/** What a browser says of itself, in the words of who uses it; it may lie. */
export const direNavigateur = (agent: string | null): string => {
  const trouver = (table: typeof NAVIGATEURS): string | undefined =>
    table.find(([motif]) => motif.test(agent ?? ""))?.[1];
  const navigateur = trouver(NAVIGATEURS) ?? "Navigateur inconnu";
  const systeme = trouver(SYSTEMES);
  return systeme ? `${navigateur} sur ${systeme}` : navigateur;
};
