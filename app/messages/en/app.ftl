demonstration = Demonstration
