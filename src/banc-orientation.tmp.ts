import pg from "pg";
import { ouvrirBaseEphemere } from "#platform/cluster/ouvrir-base-ephemere.ts";
import { migrer } from "#platform/db/migrations.ts";
import { ouvrirBases } from "#platform/db/pools.ts";
import { chargerReferentiels } from "#domaines/referentiels/index.ts";
import { chargerStructures, reseauDeDemonstration } from "#domaines/structures/index.ts";
import { installerListeFournie } from "#domaines/orientation/regle/store.ts";
import { apresArrivage } from "#domaines/orientation/proposition/usecases/apres-arrivage.ts";
const s = await ouvrirBaseEphemere();
try {
const c = new pg.Client({ connectionString: s.url }); await c.connect(); await c.query("create database banc"); await c.end();
const url = new URL(s.url); url.pathname = "/banc"; await migrer(url.href);
const b = await ouvrirBases(url.href);
const k = await b.poolTraitement.connect();
await chargerReferentiels(k, "62", "2026-11-24" as never); await chargerStructures(k, "62", reseauDeDemonstration("62", 60000));
k.release(); const k2 = new pg.Client({ connectionString: url.href, options: "-c search_path=passerelle,public -c session_replication_role=replica" }); await k2.connect();
const N = Number(process.argv[3] ?? 50000); const t0 = performance.now();
const id = (p: string) => `md5('${p}'||i)::uuid`;
await k2.query(`insert into arrivage(id,sorte,organisme,reference,cree_a,recu_a,complet,premiere_charge) values ('00000000-0000-7000-8000-000000000001','mensuel','CAF 621','2026-10-31','2026-11-02','2026-11-05T08:00Z',true,false)`);
const dep = "'00000000-0000-7000-8000-000000000001'::uuid";
await k2.query(`insert into foyer select ${id("f")},'CAF 621',i::text from generate_series(1,${N}) i`);
await k2.query(`insert into dossier_rsa(id,foyer_id,numero_demande,date_demande,empreinte,image_reference,image_creee_a,depot_id) select ${id("d")},${id("f")},'1','2026-01-01'::date-(i%3000),${id("e")},'2026-10-31','2026-11-02',${dep} from generate_series(1,${N}) i`);
await k2.query(`insert into personne(id,nom_usage,nom_naissance,prenom,naissance,sexe,nom_tri,nom_naissance_tri,mots,territoire_id,foyer_id,dossier_id,role,etat_droit,dans_le_droit,soumis,entree_le,source)
 select ${id("p")},'N','N','P','1965-01-01'::date+(i%14000),'1','N'||i,'N'||i,array['N'],(select array_agg(territoire_id) from (select distinct territoire_id from commune_territoire) t)[1+i%9],${id("f")},${id("d")},'DEM','2',true,true,'2026-11-05','CAF 621' from generate_series(1,${N}) i`);
await k2.query(`insert into personne(id,nom_usage,nom_naissance,prenom,naissance,sexe,nom_tri,nom_naissance_tri,mots,foyer_id,dossier_id,role,etat_droit,dans_le_droit,soumis,source)
 select ${id("k")},'N','N','P','2010-01-01'::date+(i%5000),'1','K'||i,'K'||i,array['N'],${id("f")},${id("d")},'ENF','2',true,null,'CAF 621' from generate_series(1,${N}) i`);
for (const [p, role] of [["p","DEM"],["k","ENF"]]) await k2.query(`insert into membre_dossier select md5('m${p}'||i)::uuid,${id(p!)},${id("d")},${id("f")},${id("c")},'${role}',true,true, jsonb_build_array(jsonb_build_object('code',(array['SSA','SAL','MAL','CHO'])[1+i%4],'debut','2025-01-01')),null,null,${id("e")},'[2026-01-01,)',tstzrange(now(),null),${dep} from generate_series(1,${N}) i`);
await k2.query(`insert into droit select ${id("r")},${id("d")},'2',null,60000,'{"natures":[{"code":"RSD"}]}',${id("e")},'[2026-01-01,)',tstzrange(now(),null),${dep} from generate_series(1,${N}) i`);
await k2.query(`insert into soumission select ${id("s")},${id("p")},${id("d")},true,false,'[2026-01-01,)',tstzrange(now(),null),${dep} from generate_series(1,${N}) i`);
if (process.argv[2] === "analyze") await k2.query("analyze");
await k2.end(); console.log("pose", Math.round(performance.now()-t0));
await installerListeFournie(b.traitement);
console.log("posé", url.href);

if (process.argv[2] === "profil") { const orig = pg.Client.prototype.query; const m = new Map(); (pg.Client.prototype as any).query = function (...a: any[]) { const t = performance.now(); const r = (orig as any).apply(this, a); const key = String(a[0]?.text ?? a[0]).trim().replace(/\s+/g," ").slice(0, 60); if (r?.then) r.then(() => m.set(key, (m.get(key) ?? 0) + performance.now() - t), () => 0); return r; }; process.on("exit", () => console.log([...m].sort((x, y) => y[1] - x[1]).slice(0, 8))); }
const t1 = performance.now(); console.log(await apresArrivage(b.traitement, { depotId: "00000000-0000-7000-8000-000000000001", aujourdhui: "2026-11-24" as never }), Math.round(performance.now() - t1), "ms");
await (await import("node:fs/promises")).readFile("/proc/loadavg","utf8").then((x)=>console.log("charge", x));
const { listFile, compterVues } = await import("#domaines/orientation/file/queries/lister-file.ts");
const { completer } = await import("#domaines/orientation/file/queries/completer.ts");
const { lirePour } = await import("#platform/db/transaction.ts");
const terr = (await b.poolTraitement.query("select min(territoire_id::text) t from personne")).rows[0].t;
const agent = { utilisateurId: "00000000-0000-4000-8000-000000000001", nom: "x", roles: ["agent_orientation"], perimetre: { departement: false, territoires: [terr], organismes: [] } };
const rep = { aujourdhui: "2026-11-24" as never, alerte: 14 };
const mesurer = async (nom: string, onglet: "file" | "reprise", acteur = agent) => { for (let k = 0; k < 3; k++) { const t = performance.now(); let n = 0, l = 0, cc = 0, c2 = 0; await lirePour(b.app, acteur, rep.aujourdhui, async (trx) => { const x = await listFile(trx, acteur, { onglet, vue: "toutes" }, rep, undefined, 51); n = x.length; l = performance.now() - t; await completer(trx, acteur, x); cc = performance.now() - t - l; const v = await compterVues(trx, acteur, { onglet }, rep); c2 = v.comptes.toutes; }); console.log(nom, n, "liste", Math.round(l), "compléter", Math.round(cc), "total", Math.round(performance.now() - t), "compte", c2); } };
await mesurer("tous entrants", "file");
const su = new pg.Client({ connectionString: url.href, options: "-c search_path=passerelle,public -c session_replication_role=replica" }); await su.connect();
await su.query("update orientation set motif_ouverture='reprise', echeance_le=null where id not in (select o.id from orientation o join personne p on p.id=o.personne_id where p.territoire_id::text=$1 limit 100)", [terr]);
await su.query("vacuum analyze orientation");
await mesurer("100 entrants, stock en reprise", "file"); await mesurer("reprise", "reprise"); await mesurer("reprise, département", "reprise", { ...agent, perimetre: { departement: true, territoires: [], organismes: [] } });
if (process.argv[4]) { await su.query("drop index orientation_file"); await su.query("create index orientation_file on orientation (echeance_le, id) where etat in ('a_orienter','proposee','hors_delai_ft') and motif_ouverture <> 'reprise'"); await su.query("create index orientation_reprise on orientation (id) where etat in ('a_orienter','proposee','hors_delai_ft') and motif_ouverture = 'reprise'"); await su.query("vacuum analyze orientation"); await mesurer("index proposé", "file"); await mesurer("index proposé, reprise", "reprise"); }
await su.end();
await b.fermer();
} finally { await s.rendre(); }
