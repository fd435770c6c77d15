import { suivreTravail } from "./actualisation.ts";
import { brancherDepots } from "./depot.ts";
import { envoyerMenus } from "./envoi.ts";
import { fermerVolets } from "./menu.ts";
import { brancherRaccourcis } from "./raccourcis.ts";

// Each of these only helps: the page does everything without them.
fermerVolets();
envoyerMenus();
brancherDepots();
brancherRaccourcis();
suivreTravail();
