package org.langevin.workbench.internal.composition;

import org.langevin.api.Parameter;

/** What the workbench wants to know of a sampler. */
record SamplerOptions(
    @Parameter(description = "The name of its samples; by default its id", value = "null")
        String name,
    @Parameter(
            description = "How many samples to draw",
            unit = "samples",
            min = 1,
            max = 10_000_000,
            value = "1000")
        int count,
    @Parameter(
            description =
                "Whether to use the moving average of the network's parameters; by default if there"
                    + " is one",
            value = "null")
        Boolean averaged) {}
