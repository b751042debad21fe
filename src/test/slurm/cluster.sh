#!/bin/sh
# A Slurm cluster of one node on the loopback, for tests: no accounting, no control groups, nothing outside of its folder.
#
#   cluster.sh start DIR   begins it; DIR must not exist, and its path be short (sockets are in it). When this returns, jobs
#                          run, for commands with SLURM_CONF=DIR/slurm.conf
#   cluster.sh stop DIR    ends its daemons and its jobs, and removes DIR
#
# CLUSTER_CPUS jobs run at a time (default: 8), however many processors there are.
set -eu

fail() {
  echo "cluster: $1" >&2
  exit 1
}

[ $# -eq 2 ] || fail "expected: cluster.sh start|stop DIR"
case $2 in
  /*) dir=$2 ;;
  *) dir=$PWD/$2 ;;
esac
export SLURM_CONF="$dir/slurm.conf"
# Daemons are not on the PATH of users.
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
export PATH

# A port that nobody listens on; the kernel's own choice.
free_port() {
  perl -MIO::Socket::INET -e 'print IO::Socket::INET->new(Listen => 1, LocalAddr => "127.0.0.1")->sockport'
}

# Until a command succeeds, for 30 seconds at most.
await_quietly() {
  for _ in $(seq 1 300); do
    if "$@" >/dev/null 2>&1; then
      return 0
    fi
    sleep 0.1
  done
  return 1
}

# The same for what a cluster cannot be without.
await() {
  what=$1
  shift
  await_quietly "$@" || give_up "$what"
}

# With the last line of each log, since the logs go with the cluster.
give_up() {
  for log in "$dir"/*.log "$dir"/*.out; do
    echo "cluster: ${log##*/}: $(tail -n 1 "$log")" >&2
  done
  stop
  fail "$1"
}

is_idle() {
  [ "$(sinfo --noheader --format=%t)" = idle ]
}

configure() {
  user=$(id -un)
  host=$(hostname -s)
  cat >"$SLURM_CONF" <<CONF
ClusterName=loopback
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$(free_port)
SlurmdPort=$(free_port)
SlurmUser=$user
SlurmdUser=$user
CommunicationParameters=NoCtldInAddrAny,NoInAddrAny
AuthType=auth/munge
AuthInfo=socket=$dir/munge.socket
CredType=cred/munge
SlurmctldPidFile=$dir/slurmctld.pid
SlurmdPidFile=$dir/slurmd.pid
SlurmctldLogFile=$dir/slurmctld.log
SlurmdLogFile=$dir/slurmd.log
StateSaveLocation=$dir/state
SlurmdSpoolDir=$dir/spool
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
MpiDefault=none
SwitchType=switch/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SlurmdParameters=config_overrides
SchedulerParameters=batch_sched_delay=0,sched_interval=1,sched_min_interval=0,bf_interval=1
MaxArraySize=1001
MinJobAge=3600
KillWait=5
ReturnToService=2
NodeName=$host NodeHostname=$host NodeAddr=127.0.0.1 CPUs=${CLUSTER_CPUS:-8} State=UNKNOWN
PartitionName=test Nodes=$host Default=YES MaxTime=INFINITE OverSubscribe=FORCE State=UP
CONF
}

start() {
  for program in munged slurmctld slurmd sbatch sinfo perl; do
    command -v "$program" >/dev/null || fail "$program is missing; 'bin/setup slurm' installs it"
  done
  mkdir -m 755 "$dir" "$dir/state" "$dir/spool"
  head -c 128 /dev/urandom >"$dir/munge.key"
  chmod 400 "$dir/munge.key"
  configure
  munged --force --num-threads=1 --key-file="$dir/munge.key" --socket="$dir/munge.socket" --pid-file="$dir/munged.pid" \
    --log-file="$dir/munged.log" --seed-file="$dir/munged.seed" >"$dir/munged.out" 2>&1 ||
    give_up "munged does not start"
  slurmctld -c >"$dir/slurmctld.out" 2>&1 || give_up "slurmctld does not start"
  await "slurmctld does not answer" scontrol ping
  slurmd >"$dir/slurmd.out" 2>&1 || give_up "slurmd does not start"
  await "the node does not come up" is_idle
}

is_gone() {
  ! kill -0 "$1"
}

no_jobs() {
  [ -z "$(squeue --noheader)" ]
}

# Jobs first: what a job has started would stay behind its daemon.
stop() {
  [ -d "$dir" ] || return 0
  if scontrol ping >/dev/null 2>&1; then
    squeue --noheader --format=%A | sort -u | xargs -r scancel >/dev/null 2>&1 || true
    await_quietly no_jobs || true
  fi
  for daemon in slurmd slurmctld munged; do
    end "$daemon"
  done
  rm -rf "$dir"
}

end() {
  pid=$(cat "$dir/$1.pid" 2>/dev/null || true)
  [ -n "$pid" ] || return 0
  kill "$pid" 2>/dev/null || return 0
  await_quietly is_gone "$pid" || true
  kill -9 "$pid" 2>/dev/null || true
}

case $1 in
  start) start ;;
  stop) stop ;;
  *) fail "expected: cluster.sh start|stop DIR" ;;
esac
