import { chmod, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { chargerCle } from "./cle.ts";
import { chargerConfig, lireConfig, RACINE } from "./config.ts";
import { ErreurExploitation } from "./exploitation.ts";

describe("lireConfig", () => {
  it("sans variable : base embarquée dans le projet, port 3000, Pas-de-Calais", () => {
    expect(lireConfig({ PORT: "", DATABASE_URL: " " })).toEqual({
      ok: true,
      value: {
        production: false,
        databaseUrl: undefined,
        donnees: join(RACINE, ".passerelle"),
        port: 3000,
        aujourdhui: undefined,
        departement: "62",
        cle: undefined,
        adresse: undefined,
        oidc: undefined,
        antivirus: undefined,
        journal: "warn",
      },
    });
  });

  it.each([
    { variable: "DATABASE_URL", valeur: "mysql://base" },
    { variable: "PORT", valeur: "-1" },
    { variable: "PORT", valeur: "65536" },
    { variable: "PORT", valeur: "80a" },
    { variable: "PASSERELLE_AUJOURDHUI", valeur: "2026-02-30" },
    { variable: "PASSERELLE_AUJOURDHUI", valeur: "24/11/2026" },
    { variable: "PASSERELLE_DEPARTEMENT", valeur: "96" },
    { variable: "PASSERELLE_CLE", valeur: "abc" },
    { variable: "PASSERELLE_ADRESSE", valeur: "insertion.exemple.fr" },
    { variable: "PASSERELLE_ADRESSE", valeur: "https://moi@exemple.fr" },
    { variable: "PASSERELLE_OIDC_EMETTEUR", valeur: "http://ailleurs.exemple.fr" },
    { variable: "PASSERELLE_ANTIVIRUS", valeur: "127.0.0.1:3310" },
    { variable: "PASSERELLE_ANTIVIRUS", valeur: "unix://clamd.ctl" },
    { variable: "PASSERELLE_JOURNAL", valeur: "silent" },
    { variable: "PASSERELLE_OIDC_COURRIEL_GARANTI", valeur: "peut-être" },
  ])("refuse $variable=$valeur d’une phrase qui nomme la variable", ({ variable, valeur }) => {
    const lu = lireConfig({ [variable]: valeur });
    expect(lu.ok).toBe(false);
    if (!lu.ok) expect(lu.refus).toEqual([expect.stringMatching(`^${variable} `)]);
  });

  it.each(["2A", "01", "974", "95"])("accepte le département %s", (code) => {
    expect(lireConfig({ PASSERELLE_DEPARTEMENT: code })).toMatchObject({
      ok: true,
      value: { departement: code },
    });
  });

  it("dit toutes les fautes à la fois", () => {
    expect(() => chargerConfig({ PORT: "x", PASSERELLE_CLE: "y" })).toThrow(
      /PORT.*\n.*PASSERELLE_CLE/,
    );
  });

  it("refuse un jour imposé en production, l’accepte ailleurs", () => {
    const env = { PASSERELLE_AUJOURDHUI: "2026-11-24" };
    expect(lireConfig(env)).toMatchObject({ ok: true, value: { aujourdhui: "2026-11-24" } });
    expect(lireConfig({ ...env, NODE_ENV: "production" })).toEqual({
      ok: false,
      refus: [expect.stringContaining("PASSERELLE_AUJOURDHUI est refusée en production")],
    });
  });
});

describe("antivirus", () => {
  it.each(["unix:///run/clamav/clamd.ctl", "tcp://127.0.0.1:3310", "tcp://[::1]:3310"])(
    "accepte la prise %s",
    (prise) =>
      expect(lireConfig({ PASSERELLE_ANTIVIRUS: prise })).toMatchObject({
        value: { antivirus: prise },
      }),
  );

  it("en production, ne pas en avoir se dit", () => {
    const production = { NODE_ENV: "production" };
    expect(lireConfig(production)).toEqual({
      ok: false,
      refus: [expect.stringMatching(/^PASSERELLE_ANTIVIRUS est obligatoire en production/)],
    });
    expect(lireConfig({ ...production, PASSERELLE_ANTIVIRUS: "aucun" })).toMatchObject({
      ok: true,
      value: { antivirus: undefined },
    });
  });
});

describe("fournisseur d’identité", () => {
  const TOUT = {
    PASSERELLE_ADRESSE: "https://insertion.exemple.fr/",
    PASSERELLE_OIDC_EMETTEUR: "https://identite.exemple.fr",
    PASSERELLE_OIDC_CLIENT: "passerelle",
    PASSERELLE_OIDC_SECRET: "secret",
  };

  it("s’appelle ProConnect sauf mention, et ne dispense de rien par lui-même", () =>
    expect(lireConfig(TOUT)).toMatchObject({
      ok: true,
      value: {
        adresse: "https://insertion.exemple.fr",
        oidc: { libelle: "ProConnect", doubles: [], courrielGaranti: false },
      },
    }));

  it.each(["EMETTEUR", "CLIENT", "SECRET"])("sans %s, ne démarre pas", (nom) =>
    expect(lireConfig({ ...TOUT, [`PASSERELLE_OIDC_${nom}`]: "" }).ok).toBe(false),
  );

  it("sans adresse publique, ne démarre pas", () =>
    expect(lireConfig({ ...TOUT, PASSERELLE_ADRESSE: "" })).toEqual({
      ok: false,
      refus: [expect.stringMatching(/^PASSERELLE_ADRESSE est obligatoire/)],
    }));
});

describe("chargerCle", () => {
  let donnees: string;
  const embarquee = () => ({ cle: undefined, databaseUrl: undefined, donnees });
  beforeEach(async () => {
    donnees = await mkdtemp(join(tmpdir(), "passerelle-cle-"));
  });
  afterEach(() => rm(donnees, { recursive: true }));

  it("la clé donnée l’emporte", async () => {
    const cle = "0f".repeat(32);
    expect((await chargerCle({ ...embarquee(), cle })).toString("hex")).toBe(cle);
  });

  it("base embarquée : une seule clé, même demandée plusieurs fois ensemble, lisible par nous seuls", async () => {
    const cles = await Promise.all(Array.from({ length: 8 }, () => chargerCle(embarquee())));
    expect(new Set(cles.map((c) => c.toString("hex"))).size).toBe(1);
    expect(cles[0]).toHaveLength(32);
    const fichier = join(donnees, "cle");
    expect((await stat(fichier)).mode & 0o777).toBe(0o600);
    expect((await readFile(fichier, "utf8")).trim()).toBe(cles[0]?.toString("hex"));
  });

  it("refuse un fichier de clé abîmé plutôt que d’en faire une autre", async () => {
    await writeFile(join(donnees, "cle"), "abîmée");
    await chmod(join(donnees, "cle"), 0o600);
    await expect(chargerCle(embarquee())).rejects.toThrow(ErreurExploitation);
  });

  it("avec DATABASE_URL, la clé doit être donnée", async () => {
    await expect(chargerCle({ ...embarquee(), databaseUrl: "postgres://x/y" })).rejects.toThrow(
      /^PASSERELLE_CLE est obligatoire/,
    );
  });
});
