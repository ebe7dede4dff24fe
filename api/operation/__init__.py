"""Running the deployment (运行维护): a large invented world, backup, restore, the queue's own schema."""
