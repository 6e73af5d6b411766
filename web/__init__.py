"""The aiohttp application: parse, authorise, call the scheduler, answer."""
