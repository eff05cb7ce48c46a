#!/bin/sh
# The one page of the application.
set -u
BASE=$(cd -P "$(dirname "$0")/.." && pwd) || exit 1
. "$BASE/lib/app.sh"

html() { printf '%s' "$1" | sed 's/&/\&amp;/g; s/</\&lt;/g; s/>/\&gt;/g; s/"/\&quot;/g'; }

# STATUS TITLE: the page up to its content
page() {
  printf 'Status: %s\r\nContent-Type: text/html;charset=UTF-8\r\nCache-Control: no-store\r\n\r\n' "$1"
  [ "${REQUEST_METHOD-GET}" != HEAD ] || exit 0
  cat <<PAGE
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>$(html "$2")</title>
<link rel="stylesheet" href="${SCRIPT_NAME%/*}/style.css">
</head>
<body>
<main>
<h1>$(html "$2")</h1>
PAGE
}

end() { printf '</main>\n</body>\n</html>\n'; exit 0; }

failed() {
  printf '%s\n' "$1" >&2
  page "200 OK" "$(setting installation)"
  echo '<p class="bad">An error occurred! The error log says more.</p>'
  end
}

if [ -e "$CLOSED" ]; then
  page "503 Service Unavailable" "Closed for maintenance"
  echo '<p>This site is being brought up to date. Please try again in a few minutes.</p>'
  end
fi
[ -r "$SETTINGS" ] || failed "no settings: $SETTINGS can't be read"

case ${PATH_INFO-} in
  '' | / | /index.cgi) ;;
  *) page "404 Not Found" "Nothing here"; echo '<p>There is no such page.</p>'; end ;;
esac

row=$(database -e "SELECT (SELECT COALESCE(MAX(level), 0) FROM schema_level), COUNT(*),
  (SELECT CONCAT(name, ', born ', born) FROM patient ORDER BY id DESC LIMIT 1) FROM patient" 2>&1) || failed "$row"
level=$(printf '%s' "$row" | cut -f 1)
patients=$(printf '%s' "$row" | cut -f 2)
patient=$(printf '%s' "$row" | cut -f 3)

page "200 OK" "$(setting installation)"
cat <<PAGE
<p class="good">Ready</p>
<dl>
<dt>Environment</dt><dd>$(html "$(setting environment)")</dd>
<dt>Release</dt><dd id="release">$(html "$(release)")</dd>
<dt>Installed as</dt><dd>$(html "${BASE##*/}")</dd>
<dt>Database</dt><dd id="database">$(html "$(setting database_name)")</dd>
<dt>Schema level</dt><dd id="level">$(html "$level")</dd>
<dt>Patients</dt><dd id="patients">$(html "$patients")</dd>
<dt>The last of them</dt><dd id="patient">$(html "$patient")</dd>
</dl>
PAGE
end
