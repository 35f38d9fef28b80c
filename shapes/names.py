NAMES = ['square', 'circle']
