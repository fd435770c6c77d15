import { suivreTravail } from "./actualisation.ts";
import { brancherCles } from "./cle.ts";
import { brancherDepots } from "./depot.ts";
import { envoyerMenus } from "./envoi.ts";
import { brancherImpressions } from "./imprimer.ts";
import { presenterLien } from "./lien-acces.ts";
import { fermerVolets } from "./menu.ts";
import { mesurerMotsDePasse } from "./mot-de-passe.ts";
import { brancherRaccourcis } from "./raccourcis.ts";

// Each of these only helps: the page does everything without them, security keys apart.
fermerVolets();
envoyerMenus();
brancherDepots();
brancherRaccourcis();
suivreTravail();
brancherCles();
presenterLien();
mesurerMotsDePasse();
brancherImpressions();
