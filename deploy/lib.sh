# What install.sh and the command `vitrine` share. Sourced by bash.
# shellcheck shell=bash

OPT=/opt/vitrine
ETC=/etc/vitrine
STATE=/var/lib/vitrine
DATA=$STATE/data
SETTINGS=$ETC/vitrine.env
SERVICE_USER=vitrine
# A release is tried on this port, which nobody is led to.
TRIAL_PORT=18787
HEALTHY_WITHIN_S=${VITRINE_HEALTHY_WITHIN_S:-60}

say() { printf '%s\n' "$*" >&2; }

# die WHAT HOW: says what is wrong and how to mend it, and ends.
die() {
  printf '\n%s\n\n%s\n' "$1" "${2:-}" >&2
  exit 1
}

need_root() {
  [ "$(id -u)" = 0 ] || die 'This changes the system, and only root may do that.' "Run it with sudo: sudo $0 $*"
}

need_installed() {
  [ -e "$OPT/current" ] || die 'Vitrine is not installed here.' 'Run install.sh from the unpacked archive first.'
}

setting() { sed -n "s/^$1=//p" "$SETTINGS" 2>/dev/null | tail -n 1; }

# keep_setting NAME VALUE: sets what is not set yet, so that what somebody changed stays.
keep_setting() { grep -q "^$1=" "$SETTINGS" || printf '%s=%s\n' "$1" "$2" >>"$SETTINGS"; }

put_setting() {
  local fresh
  [ "$(setting "$1")" != "$2" ] || return 0
  fresh=$(grep -v "^$1=" "$SETTINGS" || true)
  printf '%s\n' "$fresh" "$1=$2" | sed '/^$/d' >"$SETTINGS.new"
  chmod --reference="$SETTINGS" "$SETTINGS.new"
  chown --reference="$SETTINGS" "$SETTINGS.new"
  mv "$SETTINGS.new" "$SETTINGS"
}

# as_service COMMAND…: becomes it, as the service is, with its settings; in a subshell, whose id is the command's then.
as_service() {
  local line value
  while IFS= read -r line; do
    value=${line#*=}
    value=${value#\"}
    case $line in [A-Z]*=*) export "${line%%=*}=${value%\"}" ;; esac
  done <"$SETTINGS"
  cd /
  exec setpriv --reuid="$SERVICE_USER" --regid="$SERVICE_USER" --init-groups --no-new-privs "$@"
}

# is_packaged PACKAGE FILE: whether a file of a Debian package's settings is as the package brought it.
is_packaged() {
  dpkg-query -W -f='${Conffiles}\n' "$1" | grep -qF "$2 $(md5sum <"$2" | cut -d ' ' -f 1)"
}

port() { setting VITRINE_PORT | grep . || echo 8787; }

# is_public: whether the server is reached as viewers reach it, as far as that can be tried from here.
is_public() {
  local insecure=()
  ! grep -q 'tls internal' /etc/caddy/vitrine.caddy || insecure=(--insecure)
  curl --silent --fail --max-time 5 "${insecure[@]}" "https://$(cat "$ETC/name")/healthz" >/dev/null
}

is_healthy() { curl --silent --fail --max-time 3 "http://127.0.0.1:$1/healthz" >/dev/null; }

# wait_healthy PORT [PID]: false when the time is up, or that process has ended.
wait_healthy() {
  local end=$((SECONDS + HEALTHY_WITHIN_S))
  until is_healthy "$1"; do
    [ "$SECONDS" -lt "$end" ] || return 1
    [ -z "${2:-}" ] || kill -0 "$2" 2>/dev/null || return 1
    sleep 0.2
  done
}

release_name() { basename "$(readlink -f "$1")"; }

# check_release FOLDER: whether all of a release is there and as it was packed.
check_release() {
  [ -f "$1/SHA256SUMS" ] || return 1
  (cd "$1" && sha256sum --check --quiet --strict SHA256SUMS) >/dev/null 2>&1
}

# place_release FOLDER: copies a release to where releases are kept, and prints its name there.
place_release() {
  local name place
  name=$(sed -n 's/^ *"version": "\(.*\)",*$/\1/p' "$1/package.json")-$(sha256sum "$1/SHA256SUMS" | cut -c 1-8)
  place=$OPT/releases/$name
  if ! check_release "$place"; then
    rm -rf "$place" "$place.new"
    mkdir -p "$OPT/releases"
    cp -r "$1" "$place.new"
    chown -R root:root "$place.new"
    chmod -R u=rwX,go=rX "$place.new"
    mv "$place.new" "$place"
  fi
  printf '%s\n' "$name"
}

# snapshot NAME: keeps the shows as they are, of a server that is stopped. Pictures and recordings need no copy: one goes
# with its show alone, and one that a snapshot doesn't know harms nobody.
snapshot() {
  local place=$STATE/snapshots/$1
  rm -rf "$place" "$place.new" && mkdir -p "$place.new" && copy_shows "$DATA" "$place.new" && mv "$place.new" "$place"
}

# give_back NAME: puts the shows of a snapshot in the place of the present ones.
give_back() {
  rm -f "$DATA"/shows.sqlite* && copy_shows "$STATE/snapshots/$1" "$DATA"
}

# copy_shows FROM TO
copy_shows() {
  local file
  for file in "$1"/shows.sqlite* "$1/secret" "$1/owner.json"; do
    [ ! -e "$file" ] || cp -p "$file" "$2/" || return 1
  done
  sync -f "$2"
}

# end_process PID: asks a child to end, and makes it after a while.
end_process() {
  local end=$((SECONDS + 15))
  kill "$1" 2>/dev/null || return 0
  while kill -0 "$1" 2>/dev/null; do
    [ "$SECONDS" -lt "$end" ] || kill -KILL "$1" 2>/dev/null || true
    sleep 0.1
  done
  wait "$1" 2>/dev/null || true
}

# try_release NAME: whether a release gets healthy with the data as they are. Nobody is led to it, so nothing is
# acknowledged to anybody meanwhile.
try_release() {
  local log=$STATE/trial.log pid healthy=0
  : >"$log"
  (as_service "$OPT/releases/$1/bin/vitrine-server" --host 127.0.0.1 --port "$TRIAL_PORT" \
    --media-port 0 --rtmp-port 0) >/dev/null 2>"$log" &
  pid=$!
  wait_healthy "$TRIAL_PORT" "$pid" || healthy=1
  end_process "$pid"
  return "$healthy"
}

# link_release LINK NAME: changes a link in one move.
link_release() {
  ln -sfn "releases/$2" "$OPT/$1.new"
  mv -T "$OPT/$1.new" "$OPT/$1"
}

# switch_to NAME: stops the server, tries another release with its data, and goes on with it; with the one from before
# where it doesn't get healthy, and then nothing has changed.
switch_to() {
  local new=$1 old
  old=$(release_name "$OPT/current")
  systemctl stop vitrine
  if ! snapshot "$old"; then
    systemctl start vitrine
    die "The shows could not be copied, so nothing was changed." "Is the disk full? Look with: df -h $STATE"
  fi
  say "Trying $new …"
  if ! try_release "$new"; then
    give_back "$old"
    systemctl start vitrine
    wait_healthy "$(port)" || true
    die "The release $new does not get healthy, so $old goes on with everything as it was. The new one's last words:
$(tail -n 15 "$STATE/trial.log")" 'Send these lines to whoever gave you the release.'
  fi
  link_release current "$new"
  install_unit
  systemctl start vitrine
  if ! wait_healthy "$(port)"; then
    systemctl stop vitrine
    link_release current "$old"
    install_unit
    systemctl start vitrine
    wait_healthy "$(port)" || true
    die "The release $new got healthy when it was tried and not as the service, so $old goes on." \
      'See why: journalctl -u vitrine -n 50'
  fi
  link_release former "$old"
  prune
}

# install_unit: the unit of the present release.
install_unit() {
  install -m 644 "$OPT/current/deploy/vitrine.service" /etc/systemd/system/vitrine.service
  systemctl daemon-reload
}

# prune: takes away all releases and snapshots but the present ones and the former ones.
prune() {
  local keep entry
  keep=" $(release_name "$OPT/current") $(release_name "$OPT/former") "
  for entry in "$OPT"/releases/* "$STATE"/snapshots/*; do
    case $keep in *" $(basename "$entry") "*) ;; *) rm -rf "$entry" ;; esac
  done
}
