//! What the process that reads may not do: take more memory and time than a file deserves, open files, reach the
//! network, begin programs.
//!
//! On Linux the kernel sees to all of it, as far as this kernel can: what it does not know is left out, because a
//! reader that does not run protects nobody. On macOS the kernel limits time and files only, on Windows nothing;
//! there [`watch`](super::watch) looks at the memory from outside and the other side ends what takes too long.

use super::MEMORY_MB;

/// Gives up, for good, whatever reading a document does not need. `seconds` of work are left.
pub(super) fn confine(seconds: u64) {
    limit(seconds);
    forbid();
    #[cfg(unix)]
    set(rlimit::Resource::NOFILE, 3); // what is open stays open; nothing more can be
}

#[cfg(unix)]
fn limit(seconds: u64) {
    use rlimit::Resource;
    // What is written to, however it came about, and twice that with the program's own code and libraries.
    set(Resource::DATA, MEMORY_MB * 1_000_000);
    set(Resource::AS, MEMORY_MB * 2_000_000 + 512_000_000);
    set(Resource::CPU, seconds);
    set(Resource::FSIZE, 0);
    set(Resource::CORE, 0); // the document must not end on the disk in a dump
}

#[cfg(not(unix))]
fn limit(_seconds: u64) {
    let _watched_from_outside = MEMORY_MB;
}

/// Best effort: the system may already be stricter, or not know this limit.
#[cfg(unix)]
fn set(resource: rlimit::Resource, limit: u64) {
    let _ = rlimit::setrlimit(resource, limit, limit);
}

#[cfg(not(target_os = "linux"))]
fn forbid() {}

#[cfg(target_os = "linux")]
fn forbid() {
    let _ = without_files(); // kernels before 5.13 have no landlock
    for filter in [filter(&DENIED, DENY), filter(&UNKNOWN, PRETEND_UNKNOWN)] {
        without_calls(&filter);
    }
}

/// No file may be opened and no port, whatever their rights say; no rule makes an exception.
#[cfg(target_os = "linux")]
fn without_files() -> Result<(), landlock::RulesetError> {
    use landlock::{ABI, Access, AccessFs, AccessNet, Ruleset, RulesetAttr, Scope};
    Ruleset::default()
        .handle_access(AccessFs::from_all(ABI::V5))?
        .handle_access(AccessNet::from_all(ABI::V4))?
        .scope(Scope::AbstractUnixSocket | Scope::Signal)?
        .create()?
        .restrict_self()?;
    Ok(())
}

#[cfg(target_os = "linux")]
fn without_calls(filter: &str) {
    let arch = if cfg!(target_arch = "x86_64") {
        seccompiler::TargetArch::x86_64
    } else if cfg!(target_arch = "aarch64") {
        seccompiler::TargetArch::aarch64
    } else if cfg!(target_arch = "riscv64") {
        seccompiler::TargetArch::riscv64
    } else {
        return;
    };
    let Ok(programs) = seccompiler::compile_from_json(filter.as_bytes(), arch) else { return };
    for program in programs.values() {
        let _ = seccompiler::apply_filter(program); // a kernel built without it
    }
}

/// Permission denied.
#[cfg(target_os = "linux")]
const DENY: u32 = 13;
/// Function not implemented.
#[cfg(target_os = "linux")]
const PRETEND_UNKNOWN: u32 = 38;

/// System calls that reading a document never needs. A list of what is denied rather than of what is allowed:
/// which harmless calls the C library makes differs between systems, and a reader that dies of one reads nothing.
#[cfg(target_os = "linux")]
const DENIED: [&str; 60] = [
    "socket",
    "socketpair",
    "connect",
    "bind",
    "listen",
    "accept",
    "accept4",
    "sendto",
    "sendmsg",
    "sendmmsg",
    "recvfrom",
    "recvmsg",
    "io_uring_setup",
    "execve",
    "execveat",
    "ptrace",
    "process_vm_readv",
    "process_vm_writev",
    "pidfd_open",
    "pidfd_getfd",
    "pidfd_send_signal",
    "kill",
    "tkill",
    "openat",
    "openat2",
    "open_by_handle_at",
    "memfd_create",
    "mknodat",
    "mkdirat",
    "unlinkat",
    "linkat",
    "symlinkat",
    "renameat2",
    "truncate",
    "fchmodat",
    "fchownat",
    "setxattr",
    "mount",
    "umount2",
    "pivot_root",
    "chroot",
    "unshare",
    "setns",
    "bpf",
    "perf_event_open",
    "userfaultfd",
    "keyctl",
    "add_key",
    "request_key",
    "shmget",
    "msgget",
    "semget",
    "inotify_init1",
    "fanotify_init",
    "personality",
    "setuid",
    "setgid",
    "setsid",
    "init_module",
    "finit_module",
];

/// Calls of old that only this kind of machine has.
#[cfg(target_os = "linux")]
const OLD: &[&str] = if cfg!(target_arch = "x86_64") {
    &[
        "open", "creat", "fork", "vfork", "mknod", "mkdir", "rmdir", "unlink", "link", "symlink", "rename",
        "renameat", "chmod", "chown", "lchown",
    ]
} else {
    &[]
};

/// Its arguments stand where a filter cannot look; the C library then makes threads by the older call.
#[cfg(target_os = "linux")]
const UNKNOWN: [&str; 1] = ["clone3"];

/// A filter that answers these calls with an error number and lets all others through.
#[cfg(target_os = "linux")]
fn filter(calls: &[&str], error: u32) -> String {
    let old = if error == DENY { OLD } else { &[] };
    let named = calls.iter().chain(old).map(|call| format!(r#"{{"syscall":"{call}"}}"#));
    // A new process is denied, a new thread (flag 0x10000) is not.
    let process =
        r#"{"syscall":"clone","args":[{"index":0,"type":"qword","op":{"masked_eq":65536},"val":0}]}"#;
    let named: Vec<String> = named.chain((error == DENY).then(|| process.to_owned())).collect();
    format!(
        r#"{{"all":{{"mismatch_action":"allow","match_action":{{"errno":{error}}},"filter":[{}]}}}}"#,
        named.join(",")
    )
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn the_filters_are_understood_and_name_calls_that_exist() {
        for (text, name) in
            [(filter(&DENIED, DENY), "denied"), (filter(&UNKNOWN, PRETEND_UNKNOWN), "unknown")]
        {
            let arch = seccompiler::TargetArch::x86_64;
            let programs = seccompiler::compile_from_json(text.as_bytes(), arch);
            if cfg!(target_arch = "x86_64") {
                assert!(programs.is_ok(), "{name}: {:?}", programs.err());
            }
        }
        for arch in [seccompiler::TargetArch::aarch64, seccompiler::TargetArch::riscv64] {
            let text = filter(&DENIED, 1); // without the old ones
            assert!(seccompiler::compile_from_json(text.as_bytes(), arch).is_ok());
        }
    }
}
