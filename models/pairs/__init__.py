"""The pair model: data, network, training, export."""
