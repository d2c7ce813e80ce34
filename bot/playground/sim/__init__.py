"""/sim/: acting as people, seeing what they see, watching the bot, setting the time. Described in docs/sim.md."""
