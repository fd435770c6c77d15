import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type BaseDeTest, baseDeTest } from "../../../../../tests/base.ts";
import type { AtelierFlux } from "../../depot/atelier.ts";
import {
  atelierDeTest,
  compterMetier,
  fichier,
  foyerNumero,
  foyersNumeros,
  importer,
  vider,
} from "../../depot/atelier-de-test.ts";
import { masquerBloc } from "../rules/masque.ts";
import { reparerRejet } from "./reparer-rejet.ts";

const SOPHIE = { utilisateurId: "", nom: "Sophie Wattel" };
const NIR = "291070000000123";
let base: BaseDeTest;
let atelier: AtelierFlux;
let par: typeof SOPHIE;

beforeAll(async () => {
  base = await baseDeTest();
  atelier = await atelierDeTest(base);
  const { rows } = await atelier.pool.query<{ id: string }>(
    `insert into utilisateur (id, identifiant, nom, prenom, qualite, mot_de_passe)
     values (gen_random_uuid(), 'sophie.wattel', 'Wattel', 'Sophie', 'gestionnaire', 'x') returning id`,
  );
  par = { ...SOPHIE, utilisateurId: rows[0]?.id ?? "" };
});
beforeEach(() => vider(base));

const FAUTIF = foyerNumero(4, { naissance: "1991-02-31" }).replace(
  "<TOPVALIEC>",
  `<NIR>${NIR}</NIR><TOPVALIEC>`,
);

/** Three dossiers that enter and one that does not; its block as the screen would show it. */
const preparer = async (fautif = FAUTIF) => {
  const { depot } = await importer(atelier, fichier([...foyersNumeros(3), fautif]));
  const { rows } = await atelier.pool.query<{ id: string; contenu: Buffer }>(
    "select id, contenu from rejet where depot_id = $1",
    [depot],
  );
  const [rejet] = rows;
  if (!rejet) throw new Error("Aucun rejet");
  const bloc = atelier.coffre.dechiffrer(rejet.contenu);
  const reparer = (contenu: string, masque = false) =>
    reparerRejet({ atelier }, { rejetId: rejet.id, contenu, par, masque });
  const relire = async () =>
    (await atelier.pool.query("select * from rejet where id = $1", [rejet.id])).rows[0];
  return {
    rejetId: rejet.id,
    depot,
    bloc,
    corrige: bloc.replace("02-31", "02-28"),
    reparer,
    relire,
  };
};

describe("réparer un dossier rejeté", () => {
  it("le rejoue à la date de son fichier, le marque réparé, trace les éléments et non les valeurs", async () => {
    const { depot, corrige, reparer, relire, rejetId } = await preparer();
    const fait = await reparer(corrige);
    expect(fait).toMatchObject({ ok: true, value: { effet: "cree" } });
    const rejet = await relire();
    expect(rejet).toMatchObject({
      etat: "repare",
      raison: "Corrigé : DTNAI",
      suivi_par: par.utilisateurId,
    });
    const { rows } = await atelier.pool.query("select * from depot where id = $1", [
      rejet.depot_reparation_id,
    ]);
    expect(rows[0]).toMatchObject({
      etat: "applique",
      reparation: true,
      reference: "2026-10-31",
      depose_par: par.utilisateurId,
    });
    expect(rows[0].cree_a).toBe(
      (await atelier.pool.query("select cree_a from depot where id = $1", [depot])).rows[0].cree_a,
    );
    const traces = await atelier.pool.query(
      "select acteur, champs, depot_id from trace where geste = 'flux.reparer' and objet_id = $1",
      [rejetId],
    );
    expect(traces.rows).toEqual([
      { acteur: "Sophie Wattel", champs: ["DTNAI"], depot_id: rejet.depot_reparation_id },
    ]);
    expect(await compterMetier(atelier)).toMatchObject({ dossiers: 4, ouverts: 4 });
  });

  it("envoyé deux fois, à la suite ou ensemble, n’est fait qu’une fois", async () => {
    const { corrige, reparer } = await preparer();
    const [un, deux] = await Promise.all([reparer(corrige), reparer(corrige)]);
    expect(un).toEqual(deux);
    const trois = await reparer(corrige);
    expect(trois).toMatchObject({ ok: true, value: { effet: "deja" } });
    expect(await compterMetier(atelier)).toMatchObject({ dossiers: 4, arrivages: 2 });
  });

  it("encore fautif, il est refusé avec sa ligne et son élément, et rien n’est gardé", async () => {
    const { bloc, reparer, relire } = await preparer();
    const avant = await compterMetier(atelier);
    const refuse = await reparer(bloc);
    if (refuse.ok || refuse.refus.code !== "contenu_refuse") throw new Error("Accepté");
    expect(refuse.refus.refus).toMatchObject({ element: "DTNAI", valeur: "1991-02-31" });
    expect(bloc.split("\n")[(refuse.refus.refus.ligne ?? 0) - 1]).toContain("1991-02-31");
    expect((await relire()).etat).toBe("a_traiter");
    expect(await compterMetier(atelier)).toEqual(avant);
    expect((await atelier.pool.query("select 1 from depot")).rowCount).toBe(1);
  });

  it("refuse le XML mal formé, deux dossiers, un autre dossier, un autre organisme", async () => {
    const { corrige, reparer } = await preparer();
    const code = async (contenu: string) => {
      const fait = await reparer(contenu);
      return fait.ok ? "accepté" : fait.refus.code;
    };
    expect(await code(corrige.replace("</Personne>", ""))).toBe("contenu_refuse");
    expect(await code(`${corrige}${foyerNumero(9)}`)).toBe("plusieurs_dossiers");
    expect(await code(foyerNumero(9))).toBe("autre_dossier");
    expect(await code(corrige.replace("<NUMORG>621", "<NUMORG>622"))).toBe("autre_organisme");
  });

  it("remet les NIR masqués à leur place, et refuse qu’on les déplace", async () => {
    const { bloc, corrige, reparer } = await preparer();
    const masque = masquerBloc(corrige);
    expect(masque).not.toContain(NIR);
    expect(masquerBloc(bloc)).toContain("<NIR>•••1•••</NIR>");
    const deplace = masque
      .replace("<NIR>•••1•••</NIR>", "")
      .replace(/<PRENOM>[^<]*/, "<PRENOM>•••1•••");
    expect(await reparer(deplace, true)).toMatchObject({ refus: { code: "masque_altere" } });
    expect(await reparer(masque, true)).toMatchObject({ ok: true });
    const { rows } = await atelier.pool.query<{ nir: Buffer | null }>(
      "select nir_chiffre as nir from personne where nir_chiffre is not null",
    );
    expect(rows.map((r) => r.nir && atelier.coffre.dechiffrer(r.nir))).toEqual([NIR]);
  });

  it("ne recouvre pas une image plus récente", async () => {
    const { corrige, reparer } = await preparer();
    await importer(
      atelier,
      fichier([foyerNumero(4, { etat: "3" })], {
        type: "I",
        reference: "2026-11-20",
        cree: "2026-11-20",
      }),
    );
    expect(await reparer(corrige)).toMatchObject({ ok: true, value: { effet: "ancien" } });
    const { rows } = await atelier.pool.query(
      "select count(*)::int as n from droit where etat = '3' and upper_inf(validite)",
    );
    expect(rows[0].n).toBe(1);
  });

  it("ne se fait plus sur un dossier abandonné ni inconnu", async () => {
    const { corrige, reparer, rejetId } = await preparer();
    await atelier.pool.query("update rejet set etat = 'abandonne' where id = $1", [rejetId]);
    expect(await reparer(corrige)).toMatchObject({ refus: { code: "rejet_abandonne" } });
    const inconnu = { rejetId: par.utilisateurId, contenu: corrige, par, masque: false };
    expect(await reparerRejet({ atelier }, inconnu)).toMatchObject({
      refus: { code: "rejet_inconnu" },
    });
  });
});
