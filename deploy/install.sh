#!/bin/bash
# install.sh [NAME] [--self-signed]: makes a bare Debian 12 a server for live shows, or brings an installed one to this
# release. NAME is the server's name in the DNS, such as show.example.com. Can be run again at any time.
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
release=$(dirname "$here")
# shellcheck source=deploy/lib.sh
. "$here/lib.sh"

name=
self_signed=no
for argument in "$@"; do
  case $argument in
    --self-signed) self_signed=yes ;;
    -*) die "Nobody knows $argument." "Usage: $0 [NAME] [--self-signed]" ;;
    *) name=$argument ;;
  esac
done

check_system() {
  need_root "$@"
  [ -x /usr/bin/apt-get ] || die 'This is not Debian: apt-get is missing.' 'Use a server with Debian 12, or the container files in deploy/.'
  # shellcheck source=/dev/null
  [ "$(. /etc/os-release && echo "$ID ${VERSION_ID:-}")" = 'debian 12' ] ||
    say 'This is not Debian 12, for which this script was made and tried. Going on.'
  command -v systemctl >/dev/null || die 'There is no systemd here, as in a container.' 'Use the container files in deploy/.'
  "$release/bin/node" --version >/dev/null 2>&1 ||
    die "This archive is for another kind of processor than this machine's ($(uname -m))." 'Take the archive for it.'
  check_release "$release" || die "The archive was cut short or damaged: not all files are as they were packed." 'Copy it here once more, and unpack it into an empty folder.'
}

# Packages that bring the rest; those with the server's own parts come with the release.
install_packages() {
  local log wanted=(ca-certificates caddy coturn curl ffmpeg iproute2 openssl)
  mapfile -t -O "${#wanted[@]}" wanted < <(grep . "$release/media-worker/debian-packages")
  # shellcheck disable=SC2016
  if [ "$(dpkg-query -W -f='${db:Status-Abbrev}\n' "${wanted[@]}" 2>/dev/null | grep -c '^ii')" = "${#wanted[@]}" ]; then return; fi
  say "Installing ${wanted[*]} …"
  log=$(mktemp)
  if ! { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends "${wanted[@]}"; } >"$log" 2>&1; then
    die "Debian's packages could not be installed:
$(tail -n 15 "$log")" 'Is the internet reached, and does another apt-get run? Then run this again.'
  fi
  rm -f "$log"
}

# The server's name: given, kept from before, or this machine's own.
find_name() {
  [ -n "$name" ] || name=$(cat "$ETC/name" 2>/dev/null || hostname --fqdn 2>/dev/null || true)
  [[ $name =~ ^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$ && $name == *.* ]] ||
    die "This server needs a name that viewers can open, and \"$name\" is none." \
      "Give one: $0 show.example.com — at the company where you got the domain, add a record of type A for it with this server's address."
  address=$(getent ahostsv4 "$name" | awk 'NR == 1 { print $1 }' || true)
  [ -n "$address" ] || die "The name $name leads nowhere yet." \
    "Add a record of type A for $name with the address of this server ($(own_address)) where you got the domain, wait some minutes, and run this again."
  case $address in 127.*) die "The name $name leads to this machine itself ($address), so nobody else can come." 'Take it out of /etc/hosts, or give another name.' ;; esac
  if ! ip -4 -o addr show | grep -qF " $address/"; then
    say "Note: $name leads to $address, which is not an address of this machine ($(own_address)). That is right where the provider maps one to the other; else correct the record."
  fi
}

own_address() { ip -4 route get 192.0.2.1 2>/dev/null | sed -n 's/.* src \([0-9.]*\).*/\1/p'; }

# Says which program stands on a port that Caddy needs.
check_ports() {
  local port holder
  for port in 80 443; do
    holder=$(ss -Hltnp "sport = :$port" | sed -n 's/.*users:(("\([^"]*\)".*/\1/p' | head -n 1)
    [ -z "$holder" ] || [ "$holder" = caddy ] ||
      die "The port $port is in use by $holder." "Stop it (systemctl disable --now $holder), or let it lead to port $(port) by itself: see docs/your-server.md."
  done
}

make_places() {
  getent passwd "$SERVICE_USER" >/dev/null || useradd --system --user-group --home-dir "$STATE" --shell /usr/sbin/nologin "$SERVICE_USER"
  mkdir -p "$OPT/releases" "$ETC" "$STATE"
  install -d -m 700 -o "$SERVICE_USER" -g "$SERVICE_USER" "$STATE" "$DATA" /var/cache/vitrine
  install -d -m 700 "$STATE/snapshots"
  [ -e "$SETTINGS" ] || install -m 640 -g "$SERVICE_USER" /dev/null "$SETTINGS"
  printf '%s\n' "$name" >"$ETC/name"
}

write_settings() {
  put_setting VITRINE_DATA "$DATA"
  put_setting VITRINE_HOST 127.0.0.1
  put_setting VITRINE_MEDIA_HOST 0.0.0.0
  put_setting VITRINE_ANNOUNCE "$address"
  put_setting VITRINE_PUBLIC_URL "https://$name"
  put_setting VITRINE_TRUST_PROXY 127.0.0.1
  put_setting VITRINE_ICE_SERVERS "stun:$name:3478,turn:$name:3478,turn:$name:3478?transport=tcp"
  keep_setting VITRINE_TURN_SECRET "$(openssl rand -hex 32)"
  keep_setting VITRINE_PORT 8787
}

# write_file PLACE MODE GROUP: from standard input; true where that changed it.
write_file() {
  local fresh
  fresh=$(mktemp)
  cat >"$fresh"
  if cmp --silent "$fresh" "$1"; then
    rm "$fresh"
    return 1
  fi
  install -D -m "$2" -g "$3" "$fresh" "$1"
  rm "$fresh"
}

is_unreachable_name() { [[ $name =~ ^[0-9.]+$ || $name =~ \.(local|lan|internal|test|home\.arpa)$ ]]; }

# Caddy gets and renews the certificate by itself.
write_caddy() {
  local tls='' import='import /etc/caddy/vitrine.caddy' changed=1
  if [ "$self_signed" = yes ] || is_unreachable_name; then tls='tls internal'; fi
  sed -e "s|@NAME@|$name|" -e "s|@PORT@|$(port)|" -e "s|@TLS@|$tls|" -e '/^\t$/d' "$release/deploy/vitrine.caddy" |
    write_file /etc/caddy/vitrine.caddy 644 root && changed=0
  if ! grep -qxF "$import" /etc/caddy/Caddyfile 2>/dev/null; then
    # Debian's own file shows a page of Caddy's to everybody; somebody's sites stay.
    if is_packaged caddy /etc/caddy/Caddyfile; then
      printf '%s\n' "$import" >/etc/caddy/Caddyfile
    else
      printf '\n%s\n' "$import" >>/etc/caddy/Caddyfile
    fi
    changed=0
  fi
  return "$changed"
}

# TURN leads to this server's own pictures alone, so nobody can use it for anything else.
write_coturn() {
  local file=/etc/turnserver.conf external=$address
  if [ -e "$file" ] && ! grep -q '^# Vitrine' "$file" && ! is_packaged coturn "$file"; then
    say "$file is somebody's own, so it stays. Let it know the server's secret: static-auth-secret=… of $SETTINGS."
    return 1
  fi
  [ "$(own_address)" = "$address" ] || external=$address/$(own_address)
  sed -e "s|@NAME@|$name|" -e "s|@ADDRESS@|$address|" -e "s|@OWN@|$(own_address)|" -e "s|@EXTERNAL@|$external|" \
    -e "s|@SECRET@|$(setting VITRINE_TURN_SECRET)|" "$release/deploy/turnserver.conf" | write_file "$file" 640 turnserver
}

open_firewall() {
  command -v ufw >/dev/null && ufw status | grep -q '^Status: active' || return 0
  local rule
  for rule in 80/tcp 443 3478 44444:$((44443 + $(nproc)))/udp 44444:$((44443 + $(nproc)))/tcp 49160:49259/udp; do ufw allow "$rule" >/dev/null; done
}

start_services() {
  local unit
  for unit in caddy coturn; do systemctl enable "$unit" >/dev/null 2>&1; done
  if write_caddy; then systemctl restart caddy; else systemctl start caddy; fi ||
    die "Caddy, which stands in front with TLS, can't start." 'See why: journalctl -u caddy -n 30'
  if write_coturn; then systemctl restart coturn; else systemctl start coturn; fi ||
    say "coturn can't start, so viewers in strict networks can't watch. See why: journalctl -u coturn -n 30"
}

start_server() {
  local new settings_before=$1
  new=$(place_release "$release")
  if [ ! -e "$OPT/current" ]; then
    link_release current "$new"
  elif [ "$(release_name "$OPT/current")" != "$new" ]; then
    switch_to "$new"
  fi
  install_unit
  ln -sf "$OPT/current/deploy/vitrine" /usr/local/sbin/vitrine
  systemctl enable vitrine >/dev/null 2>&1
  if [ "$settings_before" != "$(cat "$SETTINGS")" ]; then systemctl restart vitrine; else systemctl start vitrine; fi
  wait_healthy "$(port)" || die 'The server does not get healthy.' 'See why: journalctl -u vitrine -n 50'
}

# The way that viewers come, as far as it can be tried from here.
check_public() {
  local end=$((SECONDS + ${VITRINE_PUBLIC_WITHIN_S:-90}))
  until is_public; do
    [ "$SECONDS" -lt "$end" ] || {
      say "
The server runs, but https://$name can't be opened from here yet. Either the provider's firewall keeps ports 80 and 443
closed, or the name does not lead to this machine. Mend that and run: vitrine status
See what Caddy says: journalctl -u caddy -n 30"
      return
    }
    sleep 1
  done
}

check_system "$@"
install_packages
find_name
check_ports
before=$(cat "$SETTINGS" 2>/dev/null || true)
make_places
write_settings
open_firewall
start_services
start_server "$before"
check_public
say "
Vitrine $(release_name "$OPT/current") runs at https://$name

  Ports to open at the provider: 80 and 443 (TCP), 443 (UDP), 3478 (TCP and UDP),
  44444 to $((44443 + $(nproc))) (TCP and UDP), 49160 to 49259 (UDP).

  vitrine link      your link to the list of shows: open it, and keep it to yourself
  vitrine help      upgrade, rollback, backup, restore"
