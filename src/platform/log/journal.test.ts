import { describe, expect, it } from "vitest";
import { creerJournal } from "./journal.ts";

const ecrire = (geste: (journal: ReturnType<typeof creerJournal>) => void): string => {
  const lignes: string[] = [];
  geste(creerJournal({ niveau: "info", destination: { write: (l: string) => lignes.push(l) } }));
  return lignes.join("");
};

describe("journal technique", () => {
  it("masque les clés qui portent une identité ou un secret", () => {
    const ligne = ecrire((j) =>
      j.info({ nir: "1", personne: { nom: "KACZMAREK", id: "7" }, cookie: "s=1" }, "lecture"),
    );
    expect(ligne).not.toMatch(/KACZMAREK|s=1/);
    expect(JSON.parse(ligne)).toMatchObject({ nir: "[masqué]", personne: { id: "7" } });
  });

  it.each(["292036200123456", "2 92 03 62 001 234 56", "2920362001234", "2 92 03 2A 001 234"])(
    "masque un NIR écrit dans une phrase : %s",
    (nir) => {
      const ligne = ecrire((j) => j.info(`dossier de ${nir} reçu`));
      expect(ligne).toContain("[NIR masqué]");
      expect(ligne).not.toContain(nir);
    },
  );

  it("ne garde d’une erreur de la base ni les valeurs ni le détail", () => {
    const erreur = Object.assign(new Error('invalid input syntax for type date: "KACZMAREK"'), {
      severity: "ERROR",
      code: "22007",
      table: "personne",
      detail: "Key (nom)=(KACZMAREK)",
    });
    const ligne = ecrire((j) => j.error({ err: erreur }, "panne"));
    expect(ligne).not.toContain("KACZMAREK");
    expect(JSON.parse(ligne)).toMatchObject({ err: { code: "22007", table: "personne" } });
  });

  it("une fin de ligne dans une valeur ne fait pas une seconde ligne", () => {
    const ligne = ecrire((j) => j.info({ route: "a\nb" }, "faux\n{}"));
    expect(ligne.trimEnd().split("\n")).toHaveLength(1);
  });
});
