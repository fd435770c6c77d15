import { describe, expect, it } from "vitest";
import { hacherMotDePasse, LEURRE, verifierMotDePasse } from "./mot-de-passe.ts";

describe("mot de passe", () => {
  it("est haché par argon2id à 19 Mio, deux passes, une voie, et le leurre coûte autant", async () => {
    const cout = "$argon2id$v=19$m=19456,t=2,p=1$";
    expect((await hacherMotDePasse("phrase de passe")).startsWith(cout)).toBe(true);
    expect(LEURRE.startsWith(cout)).toBe(true);
  });

  it("accepte 256 caractères, les accents composés ou non, et ne coupe rien", async () => {
    const long = "é".repeat(256);
    const empreinte = await hacherMotDePasse(long);
    expect(await verifierMotDePasse(empreinte, long)).toBe(true);
    expect(await verifierMotDePasse(empreinte, long.normalize("NFD"))).toBe(true);
    expect(await verifierMotDePasse(empreinte, long.slice(1))).toBe(false);
  });

  it("d’un compte inconnu n’est jamais juste", async () =>
    expect(await verifierMotDePasse(undefined, "phrase de passe")).toBe(false));
});
