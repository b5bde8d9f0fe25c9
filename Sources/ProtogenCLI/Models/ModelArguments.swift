public import ArgumentParser
public import Classifiers

// The words that describe a model on the command line, each an option's value.

extension Normalization: ExpressibleByArgument {}
extension ChannelOrder: ExpressibleByArgument {}
extension OutputKind: ExpressibleByArgument {}
