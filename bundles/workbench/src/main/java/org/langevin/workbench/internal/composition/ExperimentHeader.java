package org.langevin.workbench.internal.composition;

import org.langevin.api.Parameter;

/** The members of an experiment that are no parts. */
record ExperimentHeader(
    @Parameter(description = "One line for lists and reports", value = "Untitled") String title,
    @Parameter(description = "What the experiment shows", value = "null") String description,
    @Parameter(description = "The figure or table of a paper that it repeats", value = "null")
        String paper,
    @Parameter(description = "From which all random numbers follow", value = "1") long seed) {}
