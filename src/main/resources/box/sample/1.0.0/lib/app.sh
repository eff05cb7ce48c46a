# shellcheck shell=sh
# What the programs of this application share. Sourced with BASE set to the release's directory.

SETTINGS=$BASE/settings.conf
CLOSED=$BASE/var/maintenance

# The value of a key in the settings file, as it stands there.
setting() {
  sed -n "s/^$1=//p" "$SETTINGS" 2>/dev/null | tail -n 1
}

# The application's own account, read by the client from a pipe: nobody sees it among the arguments.
database() {
  mariadb --defaults-file=/dev/fd/3 --batch --skip-column-names --connect-timeout=10 "$@" 3<<OPTIONS
[client]
protocol=tcp
default-character-set=utf8mb4
$(sed -n 's/\\/\\\\/g; s/"/\\"/g
  s/^database_host=\(.*\)/host="\1"/p; s/^database_port=\(.*\)/port="\1"/p
  s/^database_user=\(.*\)/user="\1"/p; s/^database_password=\(.*\)/password="\1"/p
  s/^database_name=\(.*\)/database="\1"/p' "$SETTINGS")
OPTIONS
}

# The level of the schema: the number of the last migration, 0 for an empty database.
level() {
  database -e "SELECT COALESCE(MAX(level), 0) FROM schema_level" 2>&1
}

release() {
  cat "$BASE/VERSION"
}
