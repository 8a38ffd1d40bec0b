"""What a reader does with an article, apart from any screen: seeking, finding, telling times."""
