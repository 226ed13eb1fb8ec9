#!/bin/bash
# Stands for systemctl where no systemd runs: starts what a unit's ExecStart says, as its user, with its environment and
# folders, and again when it ends if the unit wants that. What hardens a unit is checked by systemd-analyze instead.
set -u
state=/run/units
mkdir -p "$state"

unit_file() {
  local folder
  for folder in /etc/systemd/system /lib/systemd/system; do
    [ ! -f "$folder/$1.service" ] || { echo "$folder/$1.service" && return; }
  done
  return 1
}

values() { sed -n "s/^$2=//p" "$1"; }

run_unit() {
  local file=$1 user environment=() line
  user=$(values "$file" User)
  user=${user:-root}
  while IFS= read -r line; do environment+=("$line"); done < <(
    values "$file" EnvironmentFile | sed 's/^-//' | xargs -r cat 2>/dev/null | grep '^[A-Z_]*='
    values "$file" Environment
  )
  for line in StateDirectory:/var/lib CacheDirectory:/var/cache RuntimeDirectory:/run; do
    values "$file" "${line%%:*}" | while read -r folder; do install -d -m 700 -o "$user" -g "$user" "${line#*:}/$folder"; done
  done
  cd /
  # shellcheck disable=SC2046
  exec env -i PATH="$PATH" HOME="$(getent passwd "$user" | cut -d : -f 6)" "${environment[@]}" setpriv --reuid="$user" --regid="$(id -gn "$user")" --init-groups \
    --bounding-set="$([ "$user" = vitrine ] && echo -all || echo +all)" $([ "$user" = vitrine ] && echo --no-new-privs || echo --inh-caps=+net_bind_service --ambient-caps=+net_bind_service) \
    -- $(values "$file" ExecStart | sed -n 's/^[-!+@]*//; 1p')
}

keep_running() {
  local file=$1
  trap 'kill -TERM "$child" 2>/dev/null; wait "$child"; exit 0' TERM
  while :; do
    run_unit "$file" &
    child=$!
    wait "$child"
    grep -q '^Restart=always' "$file" || exit 0
    sleep 1
  done
}

pid_of() { cat "$state/$1.pid" 2>/dev/null; }
is_active() { kill -0 "$(pid_of "$1")" 2>/dev/null; }

start() {
  local file
  is_active "$1" && return
  file=$(unit_file "$1") || { echo "Unit $1.service not found." >&2 && exit 5; }
  setsid "$0" keep-running "$file" </dev/null >/dev/null 2>>"/var/log/$1.log" &
  echo $! >"$state/$1.pid"
}

stop() {
  local pid
  pid=$(pid_of "$1")
  is_active "$1" || return 0
  kill -TERM "$pid"
  while kill -0 "$pid" 2>/dev/null; do sleep 0.05; done
}

action=$1
shift
case $action in
  keep-running) keep_running "$1" ;;
  daemon-reload | enable | disable) ;;
  is-active)
    if is_active "${1%.service}"; then echo active; else echo inactive && exit 3; fi
    ;;
  start | stop) for unit in "$@"; do "$action" "${unit%.service}"; done ;;
  restart | reload) for unit in "$@"; do stop "${unit%.service}" && start "${unit%.service}"; done ;;
  *) exit 0 ;;
esac
