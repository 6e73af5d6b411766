"""First rotations: as people wish, as mixed as can be, or round by round where neither of these ends is in reach."""
