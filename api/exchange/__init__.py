"""Exchange (数据交换): what comes in from elsewhere. So far the sample world, whose history is marked as imported."""
