extension SimulatedHost {
    /// `memory_stats` under cgroup v2. `usage` is the working set and the file cache that could be dropped.
    func memoryStats(_ counters: Counters, limit: Int64, to json: inout JSONWriter) {
        let activeFile = counters.inactiveFile / 5
        let slab = counters.workingSet / 50
        let anonymous = max(0, counters.workingSet - activeFile - slab)
        json.object("memory_stats") { json in
            json.field("usage", counters.workingSet + counters.inactiveFile)
            json.object("stats") { json in
                json.field("active_anon", anonymous / 20)
                json.field("active_file", activeFile)
                json.field("anon", anonymous)
                json.field("anon_thp", 0)
                json.field("file", activeFile + counters.inactiveFile)
                json.field("file_dirty", 0)
                json.field("file_mapped", activeFile / 2)
                json.field("file_writeback", 0)
                json.field("inactive_anon", anonymous - anonymous / 20)
                json.field("inactive_file", counters.inactiveFile)
                json.field("kernel_stack", counters.processes * 16_384)
                json.field("pgactivate", activeFile / 4096)
                json.field("pgdeactivate", 0)
                json.field("pgfault", anonymous / 4096)
                json.field("pglazyfree", 0)
                json.field("pglazyfreed", 0)
                json.field("pgmajfault", counters.inactiveFile / 1_048_576)
                json.field("pgrefill", 0)
                json.field("pgscan", 0)
                json.field("pgsteal", 0)
                json.field("shmem", 0)
                json.field("slab", slab)
                json.field("slab_reclaimable", slab / 2)
                json.field("slab_unreclaimable", slab - slab / 2)
                json.field("sock", 0)
                json.field("thp_collapse_alloc", 0)
                json.field("thp_fault_alloc", 0)
                json.field("unevictable", 0)
                json.field("workingset_activate", 0)
                json.field("workingset_nodereclaim", 0)
                json.field("workingset_refault", 0)
            }
            json.field("limit", limit)
        }
    }
}
