print("dockstat")
