/**
 * What people put in passwords, in this country and elsewhere: words long known from the lists of frequent passwords
 * published year after year, first names, towns, clubs, months. Written here by hand from general knowledge, copied
 * from no file; a password is judged by what remains once these are taken out, whatever figures and signs surround
 * them, so that a few hundred words stand for the many thousands of passwords made from them.
 */
const LISTES: readonly string[] = [
  "motdepasse password passwort contrasena passw mdp pass secret admin administrateur administrator root user",
  "utilisateur invite guest test essai demo demonstration changeme changezmoi temporaire provisoire default login",
  "connexion welcome bienvenue bonjour salut hello coucou merci bonsoir letmein access acces ouvretoi sesame master",
  "azerty qwerty qwertz azert qwert qsdfgh asdfgh wxcvbn zxcvbn aqwzsx azeqsd iloveyou jetaime jetadore amour amitie",
  "love loulou doudou chouchou chouquette bibou titi toto tata tutu nono nini lulu mimi minou minette chaton chat",
  "chien cheval lapin tortue dauphin licorne panda tigre lion loup dragon monkey shadow princess princesse prince",
  "reine roi ange angel bebe cherie cheri coeur maman papa mamie papy famille fille garcon soleil lune etoile star",
  "ciel mer ocean plage montagne fleur rose violette marguerite jardin maison voiture moto velo camion bateau avion",
  "chocolat vanille fraise cerise pomme orange citron banane caramel nutella biere vin cafe football foot rugby tennis",
  "baseball basketball soccer hockey surf ski judo marseille paris lyon toulouse nantes bordeaux lille nice rennes",
  "strasbourg montpellier lens arras calais bethune dunkerque roubaix tourcoing valenciennes douai cambrai niort",
  "bretagne normandie corse france francais europe belgique portugal espagne italie algerie maroc tunisie afrique",
  "olympique psg monaco batman superman spiderman pokemon pikachu naruto starwars mario zelda minecraft fortnite",
  "playstation nintendo xbox google facebook instagram microsoft windows apple samsung internet orange free ordinateur",
  "portable telephone computer clavier souris bureau travail boulot service departement conseil mairie prefecture",
  "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre lundi mardi mercredi jeudi",
  "vendredi samedi dimanche printemps automne hiver vacances noel anniversaire bonneannee january summer winter spring",
  "rouge bleu vert jaune noir blanc violet marron turquoise camille nicolas julien thomas alexandre antoine pierre",
  "guillaume vincent sebastien maxime kevin jeremy david julie marie laura celine sandrine stephanie isabelle nathalie",
  "sophie caroline aurelie emilie pauline mathilde chloe manon lea emma jade louise alice ines sarah lucas hugo louis",
  "nathan enzo theo gabriel raphael arthur jules adam michel philippe patrick christophe laurent olivier pascal bruno",
  "frederic eric martin bernard dupont durand dubois moreau simon michael jordan ashley jennifer jessica daniel robert",
  "charlie freedom whatever trustno trust ninja mustang football killer hunter ranger buster thunder silver golden",
  "sunshine flower lovely cookie pepper ginger cheese banana summer matrix phoenix diamond liberte egalite fraternite",
  "liberty bonbon gateau pizza couscous kebab mercedes ferrari peugeot renault citroen porsche harley yamaha honda",
];

export const MOTS_FREQUENTS: readonly string[] = [
  ...new Set(LISTES.flatMap((liste) => liste.split(" "))),
].toSorted((a, b) => b.length - a.length);
