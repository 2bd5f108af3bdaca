int dockstat_embedded;
