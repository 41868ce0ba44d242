/** Every refusal of the HTTP door: its status, what it is called, and what the reader can do now. Names never change. */
export const PROBLEM_WORDS = {
  'bad-request': {
    status: 400,
    title: { fr: 'Demande incomprise', en: 'Request not understood' },
    detail: {
      fr: 'La demande n’a pas la forme attendue. Rechargez la page et réessayez.',
      en: 'The request does not have the expected form. Reload the page and try again.',
    },
  },
  'bad-signature': {
    status: 400,
    title: { fr: 'Signature refusée', en: 'Signature refused' },
    detail: {
      fr: 'Cet événement n’est pas signé par Stripe avec le secret connu, ou il est trop ancien.',
      en: 'This event is not signed by Stripe with the known secret, or it is too old.',
    },
  },
  'foreign-origin': {
    status: 403,
    title: { fr: 'Demande venue d’ailleurs', en: 'Request from elsewhere' },
    detail: {
      fr: 'Cette action ne peut être demandée que depuis les pages du village. Ouvrez le village et réessayez.',
      en: 'This can only be asked from the pages of the village. Open the village and try again.',
    },
  },
  forbidden: {
    status: 403,
    title: { fr: 'Accès refusé', en: 'Not allowed' },
    detail: { fr: 'Cette page est réservée à l’hébergeur.', en: 'This page is for the host only.' },
  },
  'unknown-visitor': {
    status: 403,
    title: { fr: 'Visiteur inconnu', en: 'Unknown visitor' },
    detail: {
      fr: 'Le premier geste se fait depuis la page du village, avec les cookies permis. Rechargez-la et réessayez.',
      en: 'The first act is done from the page of the village, with cookies allowed. Reload it and try again.',
    },
  },
  'not-found': {
    status: 404,
    title: { fr: 'Rien à cette adresse', en: 'Nothing at this address' },
    detail: {
      fr: 'Vérifiez l’adresse, ou repartez de la liste des projets.',
      en: 'Check the address, or start again from the list of projects.',
    },
  },
  'method-not-allowed': {
    status: 405,
    title: { fr: 'Méthode non prévue', en: 'Method not allowed' },
    detail: {
      fr: 'Cette adresse ne se demande pas ainsi ; l’en-tête Allow dit comment.',
      en: 'This address is not asked this way; the Allow header says how.',
    },
  },
  'plot-taken': {
    status: 409,
    title: { fr: 'Parcelle prise', en: 'Plot taken' },
    detail: {
      fr: 'Quelqu’un vient de prendre une de ces parcelles. Choisissez-en une autre, ou laissez le village choisir.',
      en: 'Somebody has just taken one of these plots. Choose another one, or let the village choose.',
    },
  },
  'catalogue-changed': {
    status: 409,
    title: { fr: 'Le catalogue a changé', en: 'The catalogue has changed' },
    detail: {
      fr: 'Un prix ou un cadeau a changé depuis votre reçu. Relisez le panier avant de payer.',
      en: 'A price or a gift has changed since your receipt. Read the basket again before paying.',
    },
  },
  'sold-out': {
    status: 409,
    title: { fr: 'Cadeau déjà au complet', en: 'No more of this gift needed' },
    detail: {
      fr: 'Le projet n’a plus besoin de ce cadeau. Choisissez-en un autre : chacun aide le projet.',
      en: 'The project needs no more of this gift. Choose another one: each of them helps the project.',
    },
  },
  'basket-paid': {
    status: 409,
    title: { fr: 'Panier déjà payé', en: 'Basket already paid' },
    detail: {
      fr: 'Ce panier est déjà un don : merci ! Composez-en un nouveau pour donner encore.',
      en: 'This basket is a donation already: thank you! Start a new one to give again.',
    },
  },
  demonstration: {
    status: 409,
    title: { fr: 'Projet inventé', en: 'An invented project' },
    detail: {
      fr: 'Ce projet est une démonstration : il ne prend pas de vrai argent. Choisissez un autre projet pour donner.',
      en: 'This project is a demonstration: it takes no real money. Choose another project to give to.',
    },
  },
  'key-needed': {
    status: 401,
    title: { fr: 'Il faut une clé', en: 'A key is needed' },
    detail: {
      fr: 'Envoyez « Authorization: Bearer … » avec une clé faite dans la console de l’association.',
      en: 'Send “Authorization: Bearer …” with a key made in the association’s console.',
    },
  },
  'project-archived': {
    status: 409,
    title: { fr: 'Ce projet est terminé', en: 'This project is over' },
    detail: {
      fr: 'Ce projet ne reçoit plus de cadeaux. Son village et ses comptes restent ; rien n’a été débité. Choisissez un autre projet.',
      en: 'This project takes no more gifts. Its village and its accounts stay; no money moved. Choose another project.',
    },
  },
  'village-closed': {
    status: 409,
    title: { fr: 'Ce village est fermé', en: 'This village is closed' },
    detail: {
      fr: 'Qui l’a fondé l’a fermé : tout y reste, mais on n’y pose plus de cadeaux. Rien n’a été débité ; le village du projet en reçoit toujours.',
      en: 'Whoever founded it has closed it: everything stays, but no more gifts are placed here. No money moved; the project’s own village still takes them.',
    },
  },
  'founding-refused': {
    status: 422,
    title: { fr: 'Il manque quelque chose', en: 'Something is missing' },
    detail: {
      fr: 'Un village veut une occasion, un nom de 60 signes au plus et, si vous en mettez un, un but de 10 à 100 000 €. Revenez en arrière : ce que vous avez écrit y est encore.',
      en: 'A village wants an occasion, a name of at most 60 characters and, if you set one, a goal from €10 to €100,000. Go back: what you wrote is still there.',
    },
  },
  'too-many-villages': {
    status: 409,
    title: { fr: 'Déjà beaucoup de villages', en: 'Many villages already' },
    detail: {
      fr: 'Vingt villages ont été fondés depuis ce navigateur. Ceux que vous avez sont dans « Mon coin ».',
      en: 'Twenty villages were founded from this browser. Those you have are in “My corner”.',
    },
  },
  'friend-gift-placed': {
    status: 409,
    title: { fr: 'Ce cadeau a déjà sa place', en: 'This gift stands already' },
    detail: {
      fr: 'Il est déjà posé dans le village, et n’en bouge plus. Entrez le voir.',
      en: 'It stands in the village already, and stays where it is. Come in and see it.',
    },
  },
  'friend-gift-withdrawn': {
    status: 410,
    title: { fr: 'Ce cadeau a été repris', en: 'This gift was taken back' },
    detail: {
      fr: 'Son paiement a été remboursé\u00a0: il n’y a plus rien à poser. Le village reste ouvert à tous.',
      en: 'Its payment was refunded: there is nothing left to place. The village stays open to everybody.',
    },
  },
  'friend-gift-unpaid': {
    status: 409,
    title: { fr: 'Ce cadeau est en route', en: 'This gift is on its way' },
    detail: {
      fr: 'La banque n’a pas encore confirmé son paiement. Gardez le lien et revenez dans quelques jours.',
      en: 'The bank has not confirmed its payment yet. Keep the link and come back in a few days.',
    },
  },
  'key-handed-over': {
    status: 404,
    title: { fr: 'Cette clé n’ouvre plus rien', en: 'This key opens nothing any more' },
    detail: {
      fr: 'Le village a été confié à quelqu’un d’autre, ou l’adresse est incomplète.',
      en: 'The village was handed over to somebody else, or the address is incomplete.',
    },
  },
  'association-not-approved': {
    status: 409,
    title: { fr: 'Pas encore de vrais dons', en: 'No real gifts yet' },
    detail: {
      fr: 'L’hébergeur de ce site n’a pas encore approuvé cette association pour de vrais dons. Rien n’a été débité ; votre panier est gardé.',
      en: 'The host of this site has not yet approved this association for real gifts. No money moved; your basket is kept.',
    },
  },
  'association-not-connected': {
    status: 409,
    title: {
      fr: 'L’association ne reçoit pas de dons en ce moment',
      en: 'The association takes no gifts at the moment',
    },
    detail: {
      fr: 'Son compte de paiement n’est pas prêt, ou n’est plus relié à ce site. Rien n’a été débité, et ce qui a été donné reste. Revenez plus tard, ou écrivez à l’association.',
      en: 'Its payment account is not ready, or no longer connected to this site. No money moved, and what was given stays. Come back later, or write to the association.',
    },
  },
  'already-planted': {
    status: 409,
    title: { fr: 'Pas de fleur ici', en: 'No flower here' },
    detail: {
      fr: 'Votre première fleur est plantée\u00a0; les suivantes poussent au bord des chemins et de l’eau, une sur chaque parcelle.',
      en: 'Your first flower is planted; the next ones grow beside paths and water, one on each plot.',
    },
  },
  'enough-flowers': {
    status: 409,
    title: { fr: 'Merci pour vos fleurs', en: 'Thank you for your flowers' },
    detail: {
      fr: 'Vous avez planté trois fleurs ici aujourd’hui\u00a0: elles poussent. Le village en accueille volontiers un autre jour.',
      en: 'You have planted three flowers here today: they are growing. The village gladly takes more on another day.',
    },
  },
  'already-watered': {
    status: 409,
    title: { fr: 'Déjà arrosé aujourd’hui', en: 'Watered already today' },
    detail: {
      fr: 'Vous avez déjà arrosé ici aujourd’hui\u00a0: la terre est bien humide. D’autres plantes ont peut-être soif.',
      en: 'You have watered here today: the soil is nice and wet. Other plants may be thirsty.',
    },
  },
  'question-changed': {
    status: 409,
    title: { fr: 'La question a changé', en: 'The question has changed' },
    detail: {
      fr: 'L’association a corrigé sa question entre-temps. Relisez-la, puis posez votre caillou.',
      en: 'The association has corrected its question meanwhile. Read it once more, then lay your pebble.',
    },
  },
  'question-answered': {
    status: 409,
    title: { fr: 'La suite est connue', en: 'The answer is known' },
    detail: {
      fr: 'On sait maintenant ce qui s’est passé\u00a0: les nouvelles le racontent, et les cailloux restent où ils sont.',
      en: 'What happened is known by now: the news tell it, and pebbles stay where they are.',
    },
  },
  'not-thirsty': {
    status: 422,
    title: { fr: 'Rien à arroser ici', en: 'Nothing to water here' },
    detail: {
      fr: 'On arrose les cultures, les jeunes arbres et les serres. Choisissez-en un dans le village.',
      en: 'Crops, young trees and greenhouses are watered. Choose one in the village.',
    },
  },
  'giving-paused': {
    status: 409,
    title: { fr: 'Les dons sont en pause', en: 'Giving is paused' },
    detail: {
      fr: 'L’association ne reçoit pas de dons en ce moment. Votre panier est gardé et rien n’a été débité ; revenez plus tard.',
      en: 'The association takes no gifts just now. Your basket is kept and no money moved; come back later.',
    },
  },
  'form-used': {
    status: 409,
    title: { fr: 'Page déjà utilisée', en: 'Page used already' },
    detail: {
      fr: 'Cette page a déjà servi, ou elle est trop ancienne. Rien n’a été débité par cette demande : revenez au village, choisissez vos cadeaux et continuez.',
      en: 'This page was used already, or it is too old. This request took no money: go back to the village, choose your gifts and continue.',
    },
  },
  'link-over': {
    status: 410,
    title: { fr: 'Cette adresse ne fonctionne plus', en: 'This address no longer works' },
    detail: {
      fr: 'Elle ne valait que quelques jours. Demandez-en une nouvelle à l’hébergeur du site : rien de ce que vous avez dit à Stripe n’est perdu.',
      en: 'It was good for a few days only. Ask the host of this site for a new one: nothing that you told Stripe is lost.',
    },
  },
  'too-large': {
    status: 413,
    title: { fr: 'Demande trop grande', en: 'Request too large' },
    detail: { fr: 'La demande dépasse la taille permise.', en: 'The request is larger than allowed.' },
  },
  'not-buildable': {
    status: 422,
    title: { fr: 'On ne peut rien poser ici', en: 'Nothing can stand here' },
    detail: {
      fr: 'Rivière, chemin ou hors du village : choisissez une autre parcelle, ou laissez le village choisir.',
      en: 'River, path or outside the village: choose another plot, or let the village choose.',
    },
  },
  'unknown-gift': {
    status: 422,
    title: { fr: 'Cadeau inconnu', en: 'Unknown gift' },
    detail: {
      fr: 'Ce cadeau n’est pas au catalogue du projet. Rechargez la page.',
      en: 'This gift is not in the project’s catalogue. Reload the page.',
    },
  },
  'basket-refused': {
    status: 422,
    title: { fr: 'Panier à corriger', en: 'Basket to be corrected' },
    detail: {
      fr: 'Le panier ne suit pas les règles du projet (minimum, quantités, nombre de cadeaux). Corrigez-le et réessayez.',
      en: 'The basket does not follow the rules of the project (minimum, quantities, number of gifts). Correct it and try again.',
    },
  },
  'basket-too-large': {
    status: 422,
    title: { fr: 'Panier trop grand pour un seul paiement', en: 'Basket too large for one payment' },
    detail: {
      fr: 'Un paiement ne peut pas dépasser 999 999,99 €. Donnez en plusieurs paniers, ou écrivez à l’association.',
      en: 'One payment cannot exceed €999,999.99. Give in several baskets, or write to the association.',
    },
  },
  'account-refused': {
    status: 422,
    title: { fr: 'Stripe n’ouvre pas ce compte', en: 'Stripe does not open this account' },
    detail: {
      fr: 'Stripe a refusé la demande de ce site. Prévenez son hébergeur : son journal dit pourquoi.',
      en: 'Stripe has refused what this site asked. Tell its host: the log says why.',
    },
  },
  'payment-refused': {
    status: 422,
    title: { fr: 'La page de paiement ne s’ouvre pas', en: 'The payment page does not open' },
    detail: {
      fr: 'Stripe n’ouvre pas de paiement pour ce panier et rien n’a été débité. Changez le panier ; si cela continue, prévenez l’association.',
      en: 'Stripe opens no payment for this basket and no money moved. Change the basket; if it goes on, tell the association.',
    },
  },
  'proof-needed': {
    status: 428,
    title: { fr: 'La page doit se préparer', en: 'The page has to get ready' },
    detail: {
      fr: 'Avant de payer, la page fait un petit calcul qui éloigne les robots. Réessayez ; si cela continue, rechargez la page.',
      en: 'Before you pay, the page does a little sum that keeps robots away. Try again; if it goes on, reload the page.',
    },
  },
  'payment-declined': {
    status: 429,
    title: { fr: 'Le paiement n’a pas abouti', en: 'The payment did not go through' },
    detail: {
      fr: 'Rien n’a été débité. Votre panier est gardé : réessayez dans une heure, depuis un autre réseau, ou écrivez à l’association.',
      en: 'Nothing was paid. Your basket is kept: try again in an hour, from another network, or write to the association.',
    },
  },
  'giving-busy': {
    status: 429,
    title: { fr: 'Beaucoup de paiements ouverts', en: 'Many payments open' },
    detail: {
      fr: 'Plusieurs pages de paiement sont déjà ouvertes depuis cet appareil ou ce réseau. Terminez-en une, ou réessayez dans un instant.',
      en: 'Several payment pages are open from this device or network already. Finish one of them, or try again in a moment.',
    },
  },
  'too-many-requests': {
    status: 429,
    title: { fr: 'Trop de demandes', en: 'Too many requests' },
    detail: { fr: 'Attendez un peu, puis réessayez.', en: 'Wait a moment, then try again.' },
  },
  'headers-too-large': {
    status: 431,
    title: { fr: 'Adresse ou en-têtes trop longs', en: 'Address or headers too long' },
    detail: { fr: 'La demande dépasse la taille permise.', en: 'The request is larger than allowed.' },
  },
  bug: {
    status: 500,
    title: { fr: 'Une erreur de notre côté', en: 'A mistake on our side' },
    detail: {
      fr: 'Rien n’a été débité par cette demande. Réessayez dans un instant.',
      en: 'This request took no money. Try again in a moment.',
    },
  },
  unavailable: {
    status: 503,
    title: { fr: 'Momentanément indisponible', en: 'Unavailable for a moment' },
    detail: {
      fr: 'Rien n’a été enregistré. Réessayez dans un instant.',
      en: 'Nothing was recorded. Try again in a moment.',
    },
  },
  'form-closed': {
    status: 503,
    title: { fr: 'Ce formulaire est fermé pour un moment', en: 'This form is closed for a while' },
    detail: {
      fr: 'Quelqu’un essaie ici des cartes volées : le formulaire sans script reste fermé pendant ce temps. Activez JavaScript pour donner, ou revenez plus tard ; rien n’a été débité.',
      en: 'Somebody is trying stolen cards here: the form without script stays closed meanwhile. Turn on JavaScript to give, or come back later; no money moved.',
    },
  },
  'payments-unreachable': {
    status: 503,
    title: { fr: 'Le paiement ne répond pas', en: 'The payment service does not answer' },
    detail: {
      fr: 'Votre panier est gardé et rien n’a été débité. Réessayez dans un instant.',
      en: 'Your basket is kept and no money moved. Try again in a moment.',
    },
  },
} as const;
