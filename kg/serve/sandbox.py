"""What a worker gives up before it sees a query: the network, files, programs, endless memory.

Linux refuses by a seccomp filter, unprivileged and for good; where there is none, a network
namespace of its own; where there is neither, only the guard on the query's text stands.
"""

import ctypes
import os
import platform
import resource
import signal
import struct
import sys
from pathlib import Path

_PR_SET_PDEATHSIG = 1
_PR_SET_NO_NEW_PRIVS = 38
_PR_SET_SECCOMP = 22
_SECCOMP_MODE_FILTER = 2
_LOAD, _EQUAL, _RETURN = 0x20, 0x15, 0x06  # BPF: load a word, jump if equal, return
_ALLOW, _REFUSE, _KILL = 0x7FFF0000, 0x00050000 | 1, 0x80000000  # 1 is EPERM
_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000
_X32 = 0x40000000
_NICER = 5  # of 20 steps in priority

# By machine: AUDIT_ARCH and the numbers of what a worker never needs. socket, connect, bind,
# execve, execveat, ptrace, process_vm_writev, io_uring_setup, fork and vfork where they exist.
_MACHINES = {
    "x86_64": (0xC000003E, (41, 42, 49, 59, 322, 101, 311, 425, 57, 58)),
    "aarch64": (0xC00000B7, (198, 203, 200, 221, 281, 117, 271, 425)),
}


def enter() -> str:
    """Give up the network and programs for good; return the name of the mechanism that holds.

    Returns:
        seccomp, namespace or guard.
    """
    if sys.platform != "linux":
        return "guard"
    if _filter_calls():
        return "seccomp"
    return "namespace" if _leave_network() else "guard"


def environment() -> dict[str, str]:
    """Return the environment of a process whose memory will be limited.

    The C library reserves 64 MiB of addresses for each of up to eight threads a core, which count
    against the limit although nothing is in them.
    """
    return {**os.environ, "MALLOC_ARENA_MAX": "2"}


def limit_memory(most: int) -> None:
    """Let this process map so many bytes beyond what it has now; it leaves no core file."""
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_AS, _mapped() + most)


def limit_files() -> None:
    """Let this process write no file."""
    _limit(resource.RLIMIT_FSIZE, 0)


def limit_time(seconds: int) -> None:
    """Let this process compute so many seconds from now on; then the system ends it.

    Whoever started it ends it earlier; this holds where that one is gone.
    """
    used = resource.getrusage(resource.RUSAGE_SELF)
    _limit(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + 1 + seconds)


def yield_to_others() -> None:
    """Let the server go first: it gives work to all, and must answer whatever happens here."""
    os.nice(_NICER)


def end_with_parent() -> None:
    """Ask the system to end this process when the one that started it ends."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def _limit(kind: int, most: int) -> None:
    resource.setrlimit(kind, (most, resource.getrlimit(kind)[1]))


def _mapped() -> int:
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    except OSError:  # no /proc: macOS, where the limit counts nothing anyway
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def _filter_calls() -> bool:
    machine = _MACHINES.get(platform.machine())
    if machine is None:
        return False
    program = _program(*machine)
    buffer = ctypes.create_string_buffer(program)
    length = len(program) // 8
    filter_ = struct.pack("HxxxxxxP", length, ctypes.addressof(buffer))
    libc = ctypes.CDLL(None, use_errno=True)
    privileges: int = libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    if privileges != 0:
        return False
    filtered: int = libc.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, filter_, 0, 0)
    return filtered == 0


def _program(architecture: int, refused: tuple[int, ...]) -> bytes:
    """Return the filter: another architecture is killed, what is refused gets EPERM."""
    count = len(refused)
    steps = [
        (_LOAD, 0, 0, 4),
        (_EQUAL, 1, 0, architecture),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, 0),
        *((_EQUAL, count - at, 0, number) for at, number in enumerate(refused)),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE),
    ]
    if architecture == _MACHINES["x86_64"][0]:  # its x32 calls have the same numbers and this bit
        steps[4:4] = [(0x35, count + 1, 0, _X32)]  # jump if greater or equal
    return b"".join(struct.pack("HBBI", *step) for step in steps)


def _leave_network() -> bool:
    libc = ctypes.CDLL(None, use_errno=True)
    return bool(libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET) == 0)
