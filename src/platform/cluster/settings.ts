import { statfs } from "node:fs/promises";

/** Settings of every cluster of ours; they win over the file, so an upgrade changes them alone. */
const COMMON = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  password_encryption: "scram-sha-256",
  max_connections: "100",
  timezone: "UTC",
  log_timezone: "UTC",
  jit: "off",
  random_page_cost: "1.1",
  log_min_messages: "warning",
  // Parameters of a statement may be names and NIR: never in the log.
  log_parameter_max_length: "0",
  log_parameter_max_length_on_error: "0",
  log_min_error_statement: "panic",
};

/** A laptop with two cores: half a gigabyte of memory at most, bulk imports without checkpoints. */
const PERMANENT = {
  shared_buffers: "256MB",
  effective_cache_size: "1GB",
  work_mem: "16MB",
  maintenance_work_mem: "128MB",
  max_wal_size: "2GB",
  min_wal_size: "256MB",
  checkpoint_timeout: "15min",
  wal_compression: "on",
  synchronous_commit: "on",
};

/** Thrown away at the end: nothing is worth a disk write. */
const EPHEMERAL = {
  shared_buffers: "256MB",
  work_mem: "16MB",
  max_wal_size: "4GB",
  checkpoint_timeout: "1h",
  wal_level: "minimal",
  max_wal_senders: "0",
  fsync: "off",
  full_page_writes: "off",
  synchronous_commit: "off",
  autovacuum: "off",
};

const SMALL_SHM = 512 * 1024 * 1024;

/** Containers often come with a /dev/shm of 64 MB, too small for parallel queries. */
async function sharedMemory(): Promise<Record<string, string>> {
  if (process.platform !== "linux") return {};
  const free = await statfs("/dev/shm").then(
    (fs) => fs.bsize * fs.blocks,
    () => 0,
  );
  return free < SMALL_SHM ? { dynamic_shared_memory_type: "mmap" } : {};
}

/** Command-line arguments of `postgres`. */
export async function settings(port: number, ephemeral: boolean): Promise<string[]> {
  const all = {
    ...COMMON,
    ...(ephemeral ? EPHEMERAL : PERMANENT),
    ...(await sharedMemory()),
    port: String(port),
  };
  return Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}
