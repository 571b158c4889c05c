package org.langevin.api.training;

/** A training by its numbers alone. */
record FixedTraining(int steps, int batch) implements TrainingContext {}
