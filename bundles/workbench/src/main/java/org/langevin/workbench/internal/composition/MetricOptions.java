package org.langevin.workbench.internal.composition;

import org.langevin.api.Parameter;

/** What the workbench wants to know of a metric, beside the reference values. */
record MetricOptions(
    @Parameter(description = "The name of its results; by default its id", value = "null")
        String name) {}
