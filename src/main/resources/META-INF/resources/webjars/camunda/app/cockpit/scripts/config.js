// Takes the place of the configuration that comes with the webapp: there is one login for the whole desk, so the
// webapp's own login screen is never shown.
const toLogin = () => {
  if (window.location.hash.startsWith('#/login')) window.location.assign('/login');
};
window.addEventListener('hashchange', toLogin);
toLogin();

export default {
  app: { name: 'Cockpit', vendor: 'gaas' },
  disableWelcomeMessage: true,
};
