"""What all models here share: the pretrained encoder, the graph writer, the way of training."""
